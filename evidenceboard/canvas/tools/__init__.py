"""The tools, in the order in which the toolbar offers them."""

from functools import partial

from evidenceboard.canvas.tools.connect import ConnectTool
from evidenceboard.canvas.tools.hand import HandTool
from evidenceboard.canvas.tools.place import PlaceTool
from evidenceboard.canvas.tools.select import SelectTool
from evidenceboard.canvas.tools.tool import PointerEvent, Tool, ToolKind
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.kinds import CardKind

__all__ = ["TOOLS", "PointerEvent", "Tool", "ToolKind", "tool_kind"]


def _placing(kind: CardKind) -> ToolKind:
    article = "an" if kind.word[0] in "AEIOU" else "a"
    return ToolKind(
        name=f"place-{kind.name}",
        word=kind.word,
        icon=kind.icon,
        key=kind.key,
        hint=f"Click to place {article} {kind.word.lower()}, or drag to give it a size",
        build=partial(PlaceTool, kind=kind),
    )


TOOLS: tuple[ToolKind, ...] = (
    ToolKind(
        name="select",
        word="Select",
        icon="mdi6.cursor-default-outline",
        key="V",
        hint="Drag from a card's edge to connect. Double-click an empty spot for a new card",
        build=SelectTool,
    ),
    ToolKind(
        name="hand",
        word="Hand",
        icon="mdi6.hand-back-right-outline",
        key="H",
        hint="Drag to move the board under the window",
        build=HandTool,
    ),
    *(_placing(kind) for kind in CARD_KINDS),
    ToolKind(
        name="connect",
        word="Connect",
        icon="mdi6.vector-line",
        key="L",
        hint="Drag from one card to another. + supports, − contradicts, . derived from",
        build=ConnectTool,
    ),
)
_BY_NAME = {kind.name: kind for kind in TOOLS}


def tool_kind(name: str) -> ToolKind:
    """The tool of that name. Raises KeyError for a name that is not in the catalogue."""
    return _BY_NAME[name]
