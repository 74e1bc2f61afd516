"""The page for editors: the HTML report and the review page are one page with two stores.

From a file it keeps decisions in the browser; served by `duizhao review` it keeps them in the
file of decisions.
"""
