"""Automatic arrangement: records in, positions out. No Qt."""

from evidenceboard.layout.arrangement import Rect, arrange

__all__ = ["Rect", "arrange"]
