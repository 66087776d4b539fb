"""Rules about articles that are copies of others."""
