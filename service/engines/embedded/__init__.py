"""The embedded engine: rules over a spaCy parse, deterministic, no network."""
