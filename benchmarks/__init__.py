"""Ratios of CPU time, measured in one run: `python -m benchmarks` from the repository's root.

    what is measured    starting and checking; building, watching, cluster, remembering; reviewing, recording, tracing
    how                 measuring (run in turn, compare), saving (to `results/`), libraries (of any size, from a seed)
    beside whom         peers, baselines/, sheets and typesetting (our sheets for other printers), worker (two printers)

Two programs stand alone: `accessibility`, by `hearing` (what a PDF says) and `following` (whether it is what the page
says), and `national`, which plans a library of a whole country.
"""
