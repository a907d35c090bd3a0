"""Where the files that ship with the program are found: fonts, themes, icons, the sample board.

They lie inside the package as `_resources` once it is installed or bundled, and beside the
package in a checkout. The installed place is asked first: beside an installed package stands
everybody's site-packages, where a folder of that name would be somebody else's.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """The file or folder under `resources/`. Raises FileNotFoundError that names a missing one."""
    for place in _PLACES:
        found = place.joinpath(*parts)
        if found.exists():
            return found
    wanted = "/".join(("resources", *parts))
    raise FileNotFoundError(f"{wanted} is missing: Evidence Board is not completely installed.")
