"""The names of the article columns, for code that must start without Arrow."""

TEXT_COLUMNS = ("title", "body", "summary", "section", "language", "outlet", "url", "label", "split", "event")
DATE_COLUMNS = ("published", "modified", "collected")
# what a configuration may map a field of the source to
MAPPABLE_COLUMNS = ("id", *TEXT_COLUMNS, "authors", *DATE_COLUMNS)
