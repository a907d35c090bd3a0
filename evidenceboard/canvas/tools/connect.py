"""The connect tool: draws connectors from card to card."""

from __future__ import annotations

from evidenceboard.canvas.tools.tool import Tool


class ConnectTool(Tool):
    """Every press on a card starts a connector."""
