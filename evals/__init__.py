"""Tells whether a change made Nutgraf better or worse: labelled articles, metrics, baselines."""
