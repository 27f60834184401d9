"""Benchmarks: run by a command of their own, as ratios to a peer measured in the same run."""
