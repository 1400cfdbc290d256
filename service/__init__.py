"""Nutgraf: reads a news article and answers who claimed what, and how surely."""
