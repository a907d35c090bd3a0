"""Loading many modules in a thread without holding up the others.

Rule: what is loaded stays for good and is no garbage, so nobody looks through it for any, neither
meanwhile nor later: at a large board, one such look takes as long as several frames.
"""

from __future__ import annotations

import gc
import importlib
import sys
import time
from collections.abc import Sequence
from threading import Event, get_ident
from typing import TYPE_CHECKING

from evidenceboard.storage.row_reading import no_collection

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

WORK = 0.004
"""Seconds of computing after which loading rests."""
SHARE = 0.5
"""Of the time that it has computed, how long it rests."""


def load_unhurried(name: str, hurry: Event) -> None:
    """Load a module, with all that it imports; without rests once somebody waits, which `hurry`
    tells."""
    resting = _Resting(hurry)
    sys.meta_path.insert(0, resting)
    try:
        with no_collection():
            importlib.import_module(name)
            gc.freeze()
    finally:
        sys.meta_path.remove(resting)


class _Resting:
    """Is asked first for every module, and lets other threads work before it passes that on."""

    def __init__(self, hurry: Event) -> None:
        self._hurry = hurry
        self._thread = get_ident()
        self._since = time.thread_time()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if get_ident() == self._thread:
            worked = time.thread_time() - self._since
            if worked >= WORK and not self._hurry.is_set():
                self._hurry.wait(worked * SHARE)
                self._since = time.thread_time()
        return None
