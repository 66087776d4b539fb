"""Where the files lie that ship beside the code: the suites and the sample articles."""

from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `expectations` or `seeds`: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
