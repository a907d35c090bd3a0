"""Text and names from outside, made fit for a board: plain, storable, and what they seem."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

NAME_LIMIT = 120
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls but for line ends and tabs, and surrogates."""
_UNSEEN_IN_NAMES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def clean_text(text: str) -> str:
    """The text without control characters and lone surrogates, its line ends made alike."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("", lines)


def one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one space."""
    return " ".join(clean_text(text).split())


def clean_name(name: str) -> str:
    """A file's base name without signs that hide or reorder it; its suffix survives shortening."""
    base = PureWindowsPath(PurePosixPath(name).name).name
    seen = "".join(s for s in base if unicodedata.category(s) not in _UNSEEN_IN_NAMES)
    tidy = " ".join(seen.split()).strip(". ")
    if len(tidy) > NAME_LIMIT:
        suffix = PurePosixPath(tidy).suffix[:20]
        tidy = tidy[: NAME_LIMIT - len(suffix)] + suffix
    return tidy or "attachment"
