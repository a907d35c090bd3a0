"""Exceptions in what Qt calls go to the program's hook, and no farther.

A view that overrides `viewportEvent` as well as the handlers behind it must not let an exception
travel back through Qt: with PySide 6.11 the process then dies (seen with `mouseMoveEvent`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Given = ParamSpec("Given")
Self = TypeVar("Self")


def told(
    handler: Callable[Concatenate[Self, Given], None],
) -> Callable[Concatenate[Self, Given], None]:
    """Hand what the handler raises to `sys.excepthook`, which tells the user and goes on."""

    @wraps(handler)
    def handle(self: Self, /, *given: Given.args, **named: Given.kwargs) -> None:
        try:
            handler(self, *given, **named)
        except Exception:  # noqa: BLE001  # nothing is swallowed: the hook tells
            sys.excepthook(*sys.exc_info())

    return handle
