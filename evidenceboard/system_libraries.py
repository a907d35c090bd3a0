"""The shared libraries that Qt expects from a Linux system, and the packages that bring them.

PySide6 ships Qt itself but not these; what is missing otherwise shows as an import error that
names one file at a time. Rule: standard library only, so that it runs before anything is
installed (`make` runs this file as a script).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Mapping

ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What Qt needs even without a screen: file name → Debian package."""

ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def wanted(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries for the screen that the environment names; without one, the least."""
    libraries = dict(ALWAYS)
    if environment.get("DISPLAY"):
        libraries |= ON_X11
    if environment.get("WAYLAND_DISPLAY"):
        libraries |= ON_WAYLAND
    return libraries


def missing(libraries: Iterable[str]) -> list[str]:
    """Those that the system's loader does not find."""
    return [name for name in libraries if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def advice(absent: Iterable[str], libraries: Mapping[str, str]) -> str:
    """What is missing and the line that brings it."""
    names = sorted(absent)
    packages = " ".join(sorted({libraries[name] for name in names}))
    line = f"apt-get install {packages}"
    how = f"Install them with:\n  {line if _is_root() else f'sudo {line}'}"
    if shutil.which("apt-get") is None:
        how = f"On Debian and Ubuntu these are the packages {packages}."
    return f"Qt needs system libraries that are missing: {', '.join(names)}.\n{how}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    """Exit status 0 when all is there or the system is not Linux; `--packages` lists names only."""
    if not sys.platform.startswith("linux"):
        return 0
    libraries = wanted(os.environ)
    absent = missing(libraries)
    if not absent:
        return 0
    if "--packages" in sys.argv:
        sys.stdout.write(" ".join(sorted({libraries[name] for name in absent})) + "\n")
    else:
        sys.stderr.write(advice(absent, libraries) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
