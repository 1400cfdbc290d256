"""Pairs of an article and its revision: whether every planted change is found, and nothing else.

CHECKS.md says what the labels mean.
"""
