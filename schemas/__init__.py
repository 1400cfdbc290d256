"""The types every part of Nutgraf speaks: frozen, closed, and without input or output."""
