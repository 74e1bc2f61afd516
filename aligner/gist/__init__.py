"""The second embedding: what a text says as a whole, by USE-multilingual v3.

Where the main model compares word by word, this one sees a sentence's gist, and two that differ
in a number, a name or a clause lie further apart in it. It is also cheap, and its texts add up:
see `aligner.gist.sums`.
"""
