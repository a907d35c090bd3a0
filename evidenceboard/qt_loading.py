"""Loading Qt so that what is imported after it does not cost more than before.

PySide reads the source of every module that is imported after itself, to learn whether the module
may select a "feature" (`from __feature__ import snake_case`). No module here does, nor one that is
used here; but the reading takes a quarter of the time of all imports, and `linecache` keeps 30 MB
of lines. Rule: where another PySide goes about it otherwise, nothing is altered.
"""

from __future__ import annotations

import sys

_READER = "_mod_uses_pyside"


def load_qt() -> None:
    """Load Qt's core. Raises ImportError where its libraries are not all there."""
    import PySide6.QtCore  # noqa: F401, PLC0415  # sub-commands do without

    features = sys.modules.get("shibokensupport.feature")
    if features is not None and _READER in vars(features):
        vars(features)[_READER] = _selects_none


def _selects_none(_: object) -> bool:
    """What the reader would find out about any module."""
    return False
