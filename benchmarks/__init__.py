"""Ratios of CPU time, measured in one run: `python -m benchmarks` from the repository's root."""
