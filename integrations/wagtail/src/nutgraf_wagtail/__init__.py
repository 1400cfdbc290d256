"""Nutgraf in Wagtail: a panel beside the page, and a gate before it is published."""
