"""Rules about the text itself: how it is encoded, what was left in it and what is missing."""
