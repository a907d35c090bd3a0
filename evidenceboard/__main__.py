"""`evidenceboard` on the command line. Rule: nothing of Qt is imported before it is needed."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from evidenceboard import cli
from evidenceboard.numpy_loading import load_numpy
from evidenceboard.qt_loading import load_qt


def open_window(board: Path | None, on_first_paint: Callable[[], object] | None = None) -> int:
    """Show the window and stay until it is closed.

    Python looks for garbage whenever enough was made, be it in the middle of a drag: with a window
    `window/garbage.py` does, when there is time for it.
    """
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts no threads that idle here
    try:
        load_qt()
        load_numpy()
        from evidenceboard import app  # noqa: PLC0415  # all that needs Qt
    except ImportError as error:
        sys.stderr.write(f"evidenceboard: {_what_is_missing(error)}\n")
        return 2
    return app.run(board, on_first_paint)


def _what_is_missing(error: ImportError) -> str:
    """Which system libraries Qt lacks, with the line that brings them, where that is the reason."""
    from evidenceboard.system_libraries import (  # noqa: PLC0415  # loads ctypes
        advice,
        missing,
        wanted,
    )

    libraries = wanted(os.environ) if sys.platform.startswith("linux") else {}
    absent = missing(libraries)
    return advice(absent, libraries) if absent else f"{error}."


def main() -> int:
    return cli.main(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())
