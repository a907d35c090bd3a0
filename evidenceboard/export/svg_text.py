"""The text of an SVG file while it grows."""

from __future__ import annotations

from collections.abc import Callable, Hashable

_WORTH_A_NAME = 100
_MOST_NAMES = 5_000
"""Bounds what is remembered of a picture's shapes, however large it is."""


class SvgText:
    """Lines that wait to be taken, in the group that is set.

    Rule: what is said once is not said again. Gradients, long paths and groups of shapes are
    named where they come first and referred to from then on.
    """

    def __init__(self) -> None:
        self.group = ""
        """The opening tag of the group that the next shape belongs to; "" for none."""
        self._open = ""
        self._lines: list[str] = []
        self._names: dict[Hashable, str] = {}

    def take(self) -> str:
        """The text since the last call."""
        text = "".join(self._lines)
        self._lines.clear()
        return text

    def put(self, shape: str) -> None:
        """Add an element."""
        if self.group != self._open:
            self.close_group()
            self._lines.append(self.group)
            self._open = self.group
        self._lines.append(f"{shape}\n")

    def put_path(self, attributes: str) -> None:
        """Add a path. A long one is written once and only referred to where it comes again."""
        if len(attributes) < _WORTH_A_NAME:
            self.put(f"<path {attributes}/>")
        elif not self._put_again(attributes):
            self.put(f"<path{self._name(attributes)} {attributes}/>")

    def put_group(self, key: Hashable, paint: Callable[[], None]) -> None:
        """Add the shapes that `paint` puts, which are those that had this key before."""
        if not self._put_again(key):
            self.put(f"<g{self._name(key)}>")
            paint()
            self.put("</g>")

    def define(self, definition: str) -> str:
        """The name of a definition that says `id="@"`; it is written the first time."""
        if definition not in self._names:
            name = self._names[definition] = f"d{len(self._names)}"
            named = definition.replace('id="@"', f'id="{name}"', 1)
            self._lines.append(f"<defs>{named}</defs>\n")
        return self._names[definition]

    def close_group(self) -> None:
        """End the open group, if there is one."""
        if self._open:
            self._lines.append("</g>\n")
        self._open = ""

    def _put_again(self, key: Hashable) -> bool:
        """Refer to what has that key, if anything has."""
        if key not in self._names:
            return False
        self.put(f'<use href="#{self._names[key]}"/>')
        return True

    def _name(self, key: Hashable) -> str:
        """The attribute that names a shape from now on; "" when there are names enough."""
        if len(self._names) >= _MOST_NAMES:
            return ""
        name = self._names[key] = f"p{len(self._names)}"
        return f' id="{name}"'
