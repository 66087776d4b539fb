"""Readers of databases: from a database and a table or query to one record a row, numbered in the order in which the
database gives them."""
