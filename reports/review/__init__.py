"""Going through what was flagged: the file of decisions and the local page for making them."""
