"""The tools, in the order in which the toolbar offers them."""

from functools import partial

from evidenceboard.canvas.tools.connect import ConnectTool
from evidenceboard.canvas.tools.hand import HandTool
from evidenceboard.canvas.tools.place import PlaceTool, placing_hint
from evidenceboard.canvas.tools.select import SelectTool
from evidenceboard.canvas.tools.tool import PointerEvent, Tool, ToolKind
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.kinds import CardKind

__all__ = ["TOOLS", "PointerEvent", "Tool", "ToolKind", "tool_kind"]


def _placing(kind: CardKind) -> ToolKind:
    return ToolKind(
        name=f"place-{kind.name}",
        word=kind.word,
        icon=kind.icon,
        key=kind.key,
        hint=placing_hint(kind),
        build=partial(PlaceTool, kind=kind),
    )


TOOLS: tuple[ToolKind, ...] = (
    ToolKind(
        name="select",
        word="Select",
        icon="mdi6.cursor-default-outline",
        key="V",
        hint=SelectTool.hint,
        build=SelectTool,
    ),
    ToolKind(
        name="hand",
        word="Hand",
        icon="mdi6.hand-back-right-outline",
        key="H",
        hint=HandTool.hint,
        build=HandTool,
    ),
    *(_placing(kind) for kind in CARD_KINDS),
    ToolKind(
        name="connect",
        word="Connect",
        icon="mdi6.vector-line",
        key="L",
        hint=ConnectTool.hint,
        build=ConnectTool,
    ),
)
_BY_NAME = {kind.name: kind for kind in TOOLS}


def tool_kind(name: str) -> ToolKind:
    """The tool of that name. Raises KeyError for a name that is not in the catalogue."""
    return _BY_NAME[name]
