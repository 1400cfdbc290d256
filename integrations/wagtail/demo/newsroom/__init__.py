"""A small newsroom on Wagtail, to see the panel and the gate at work. Not for the public."""
