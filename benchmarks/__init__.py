"""Measurements of the budgets; each prints what it found here and judges nothing.

Speeds are compared within one run on one machine, never against a figure from another.
"""
