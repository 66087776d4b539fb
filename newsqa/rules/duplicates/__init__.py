"""Rules about articles that are copies of others, or contradict them."""
