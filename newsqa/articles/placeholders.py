"""Values that stand for nothing: what software and hurried people write where they have no value."""

# in lower case, without white space around; each is a whole value, never a part of one
PLACEHOLDERS = frozenset(
    (
        "none null nil nan n/a n.a. na #n/a undefined unknown tbd tba todo xxx - -- --- — . ? ... … "
        "[deleted] [removed] [none] [null] {} [] () <na> <none> <null> \\n (null) (none) (unknown) placeholder"
    ).split()
) | {
    "not available",
    "not applicable",
    "not specified",
    "not provided",
    "no title",
    "no summary",
    "no description",
    "no content",
    "no text",
    "no author",
    "no date",
    "no data",
    "no value",
    "unknown author",
    "unknown source",
    "untitled",
    "to be determined",
    "to be announced",
    "lorem ipsum",
}
