"""`duizhao score`: tables of pairs of any size, block by block, here or on a Ray cluster.

A block of pairs is judged as one text, its part of the result is written whole or not at all,
and the parts are put together at the end: a run that was killed goes on where it was.
"""
