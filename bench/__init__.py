"""Benchmarks: what istilah costs, as CPU ratios to a named peer on the same work in the same run."""
