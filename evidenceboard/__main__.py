"""`evidenceboard` on the command line. Rule: nothing of Qt is imported before it is needed."""

from __future__ import annotations

import sys
from pathlib import Path

from evidenceboard import cli


def open_window(board: Path | None) -> int:
    """Show the window and stay until it is closed."""
    from evidenceboard import app  # noqa: PLC0415  # brings Qt, which the sub-commands do without

    return app.run(board)


def main() -> int:
    return cli.main(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())
