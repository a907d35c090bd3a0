"""The text of an SVG file while it grows."""

from __future__ import annotations

_WORTH_A_NAME = 100
_MOST_NAMES = 5_000
"""Bounds what is remembered of a picture's paths, however large it is."""


class SvgText:
    """Lines that wait to be taken, in the group that is set.

    Rule: what is said once is not said again. Gradients, clips and long paths are named where
    they come first and referred to from then on.
    """

    def __init__(self) -> None:
        self.group = ""
        """The opening tags of the group that the next shape belongs to; "" for none."""
        self._open = ""
        self._lines: list[str] = []
        self._names: dict[str, str] = {}

    def take(self) -> str:
        """The text since the last call."""
        text = "".join(self._lines)
        self._lines.clear()
        return text

    def put(self, shape: str) -> None:
        """Add an element."""
        if self.group != self._open:
            self.close_group()
            if self.group:
                self._lines.append(self.group)
            self._open = self.group
        self._lines.append(f"{shape}\n")

    def put_path(self, attributes: str) -> None:
        """Add a path. A long one is written once and only referred to where it comes again."""
        known = self._names.get(attributes)
        if known is not None:
            self.put(f'<use href="#{known}"/>')
        elif len(attributes) < _WORTH_A_NAME or len(self._names) >= _MOST_NAMES:
            self.put(f"<path {attributes}/>")
        else:
            name = self._names[attributes] = f"p{len(self._names)}"
            self.put(f'<path id="{name}" {attributes}/>')

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
            self._lines.append("</g>" * self._open.count("<g") + "\n")
        self._open = ""
