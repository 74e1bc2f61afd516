"""`python -m duizhao`."""

from duizhao.cli import program

program()
