"""Loading Qt so that what is imported with it and after it does not cost more than need be.

PySide puts itself in the way of every import that follows, to learn whether the importing module
selects a "feature" (`from __feature__ import snake_case`), and reads the source of each module for
that. No module here does, nor one that is used here; but it takes a quarter of the time of all
imports, and `linecache` keeps 30 MB of lines.

PySide also brings modules that write out the signatures of its functions, for the words of a
TypeError and for `__doc__`. They lie in an archive in its library, as source, and compiling them at
every start takes as long as loading the rest of Qt. Here they are compiled when first asked for;
all but `mapping`, into whose dictionary the library looks by itself.

Rule: where another PySide goes about it otherwise, nothing is altered.
"""

from __future__ import annotations

import builtins
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

_REPLACED = "__orig_import__"
"""Where PySide keeps the import that it has replaced, among the builtins."""
_OPTION = "PYSIDE6_OPTION_PYTHON_ENUM"
"""What the parser hands on to Qt's enums while it is imported, unless it is as ever."""
_SIGNATURES = "shibokensupport/signature/"
_LATER = {
    f"{_SIGNATURES}{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "parser")
}
_STUB = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    exec(compile(__loader__.zfile.read_now(__file__), __file__, "exec"), globals())
    globals().pop("__getattr__", None)
    return globals()[name]
"""
"""What stands for a module until one of its names is asked for."""


def load_qt() -> None:
    """Load Qt's core. Raises ImportError where its libraries are not all there."""
    with _signatures_later():
        import PySide6.QtCore  # noqa: F401, PLC0415  # sub-commands do without

    builtins.__import__ = getattr(builtins, _REPLACED, builtins.__import__)


class _Archive(zipfile.ZipFile):
    """Hands out stubs for the modules that can wait."""

    def open(self, name: str | zipfile.ZipInfo, *rest: Any, **named: Any) -> IO[bytes]:
        return io.BytesIO(_STUB.encode()) if name in _LATER else super().open(name, *rest, **named)

    def read_now(self, name: str) -> bytes:
        """The source of a module that waited."""
        with super().open(name) as file:
            return file.read()


@contextmanager
def _signatures_later() -> Iterator[None]:
    """While this lasts, PySide gets its archive as one that hands out stubs."""
    ordinary = zipfile.ZipFile
    if os.environ.get(_OPTION, "True") == "True":
        zipfile.ZipFile = _Archive  # type: ignore[misc]
    try:
        yield
    finally:
        zipfile.ZipFile = ordinary  # type: ignore[misc]
