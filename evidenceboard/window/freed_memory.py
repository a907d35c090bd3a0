"""Memory that nothing uses any more goes back to the system.

GNU's allocator keeps what threads have freed for these threads, even when they have ended: after a
board of a hundred thousand cards was read and judged, more than 20 MB.
"""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Let the allocator return what it holds for nobody; nothing happens where it cannot."""
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # else the C library is not GNU's
        trim(ctypes.c_size_t(0))
