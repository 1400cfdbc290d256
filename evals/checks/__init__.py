"""Texts held against their articles: how many faults are found, and how often it is a false alarm.

CHECKS.md says what the labels mean.
"""
