"""Loading numpy without what nobody asks of it here: half of the time that its import takes.

That is what it says about itself (documentation that a module of its own hands to functions
written in C; `python -OO` has none either), the types of `numpy.typing`, which only annotations
name, and what it needs for pickling and for describing the system.

Rule: what is left out is loaded as ever by whoever asks for it, now or later, so another numpy that
needs more of it gets it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import GenericAlias, ModuleType
from typing import Any

_LATER = (
    "numpy._core._add_newdocs",
    "numpy._core._add_newdocs_scalars",
    "numpy._typing",
    "pickle",
    "platform",
)


def load_numpy() -> None:
    """Load numpy, where it is not there yet."""
    with _left_out():
        import numpy  # noqa: F401, PLC0415  # sub-commands do without


class _Absent(ModuleType):
    """Stands for a module until one of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _AbsentTypes(_Absent):
    """The same, for types: of these numpy itself names one in annotations."""

    class NDArray:
        """What an annotation says of an array."""

        def __class_getitem__(cls, of: Any) -> GenericAlias:
            return GenericAlias(cls, of)


@contextmanager
def _left_out() -> Iterator[None]:
    """While this lasts, modules that are not there yet count as loaded."""
    absent = [
        (_AbsentTypes if name == "numpy._typing" else _Absent)(name)
        for name in _LATER
        if name not in sys.modules
    ]
    sys.modules.update((one.__name__, one) for one in absent)
    try:
        yield
    finally:
        for one in absent:
            if sys.modules.get(one.__name__) is one:
                del sys.modules[one.__name__]
