"""Plain word lists as they stand in these modules: one text with many words in, a set of them out."""


def word_list(text: str) -> frozenset[str]:
    """The words between the spaces of a text."""
    return frozenset(text.split())


def name_list(text: str) -> frozenset[str]:
    """The names between the commas of a text; a name may have several words."""
    return frozenset(" ".join(name.split()) for name in text.split(","))
