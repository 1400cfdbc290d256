"""What proposes: the embedded engine, or a language model."""
