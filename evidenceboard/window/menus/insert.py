"""The Insert menu: the tools, which place cards and draw connectors."""

from __future__ import annotations

from evidenceboard.canvas.tools import TOOLS, ToolKind
from evidenceboard.window import questions
from evidenceboard.window.commands import SEPARATOR, Command, Menu, board_command
from evidenceboard.window.enabling import can_edit, has_board
from evidenceboard.workspace import Workspace

LOOKING = ("select", "hand")
"""Tools that alter nothing, and so work on a board that cannot be edited."""


def _choose(tool: ToolKind) -> Command:
    """The command that takes a tool in hand."""

    def checked(workspace: Workspace) -> bool:
        return workspace.view.tool == tool.name

    @board_command(
        tool.word,
        tool.icon,
        tool.key,
        enabled=has_board if tool.name in LOOKING else can_edit,
        checked=checked,
        on_canvas=True,
        name=f"insert.{tool.name}",
    )
    def run(workspace: Workspace) -> None:
        workspace.view.set_tool(tool.name)
        workspace.view.setFocus()

    return run


@board_command("Pictures and files…", "mdi6.image-plus-outline", "Ctrl+Shift+I", enabled=can_edit)
def add_files(workspace: Workspace) -> None:
    """Pictures become image cards, other files sources that carry them."""
    from evidenceboard.canvas import adding_files  # noqa: PLC0415  # after the first paint

    paths = questions.ask_for_files(workspace.view.window())
    if paths:
        adding_files.take_files(workspace.view, paths)


TOOL_COMMANDS = {tool.name: _choose(tool) for tool in TOOLS}
"""By the tool's name, in the order of the toolbar."""

_PLACING = tuple(one for name, one in TOOL_COMMANDS.items() if name.startswith("place-"))
_LOOKING = tuple(one for name, one in TOOL_COMMANDS.items() if name in LOOKING)
_DRAWING = tuple(one for one in TOOL_COMMANDS.values() if one not in (*_PLACING, *_LOOKING))

INSERT = Menu("&Insert", (*_PLACING, add_files, SEPARATOR, *_DRAWING, SEPARATOR, *_LOOKING))
