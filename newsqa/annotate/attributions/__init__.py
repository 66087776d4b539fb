"""Finds attributions: who says what, and by which words that is told. `table` holds what other parts call."""
