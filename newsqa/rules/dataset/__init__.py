"""Rules about the dataset as a whole: what is in two of its splits."""
