"""The selection tool: what the pointer does unless another tool is chosen."""

from __future__ import annotations

from evidenceboard.canvas.tools.tool import Tool


class SelectTool(Tool):
    """Selects, moves, sizes, connects and opens what the pointer is on."""
