"""A painter that writes down what it is given, instead of turning it into pixels."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable

from evidenceboard.picture.look import TextStyle


class Engraver(ABC):
    """What our painters hand over whole where Qt would take it to pieces: lines of text, and
    shapes that come again and again."""

    @abstractmethod
    def write_line(
        self, text: str, x: float, baseline: float, width: float, style: TextStyle, *, is_rtl: bool
    ) -> None:
        """Write a line of text in the colour of the pen, its left edge at x."""

    @abstractmethod
    def repeat(self, key: Hashable, paint: Callable[[], None]) -> None:
        """Write what `paint` paints; the second time, that it is the same as what had that key."""
