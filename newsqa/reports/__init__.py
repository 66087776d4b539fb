"""Tell: what a run came to, one format a file."""
