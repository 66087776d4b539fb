"""From newsqa.toml, or [tool.newsqa] in pyproject.toml, to one frozen Settings."""

from newsqa.config.file import PROJECT_FILE
from newsqa.config.inputs import inputs_of
from newsqa.config.reading import CONFIG_FILE, read_settings
from newsqa.config.settings import (
    AS_FILES,
    FORMATS,
    ON_STDOUT,
    ForOutlet,
    Judging,
    Settings,
    changed,
    check_settings,
    named_by,
)

__all__ = [
    "AS_FILES",
    "CONFIG_FILE",
    "FORMATS",
    "ON_STDOUT",
    "PROJECT_FILE",
    "ForOutlet",
    "Judging",
    "Settings",
    "changed",
    "check_settings",
    "inputs_of",
    "named_by",
    "read_settings",
]
