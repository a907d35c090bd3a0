"""An open board with all that a panel beside it is given."""

from __future__ import annotations

from evidenceboard.canvas.board_filter import BoardFilter
from evidenceboard.canvas.board_reasoning import BoardReasoning
from evidenceboard.canvas.selection import Selection
from evidenceboard.document import Document
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.workspace import Kinds, kinds_among
from tests.keeper import MemoryKeeper


class OpenBoard:
    """A document kept in memory, its selection, filter and reasoning: a `Bench` for panels."""

    def __init__(
        self, board: Board, read_only: str = "", keeper: MemoryKeeper | None = None
    ) -> None:
        self.keeper = keeper or MemoryKeeper()
        self.document = Document(board, self.keeper, read_only=read_only)
        self.selection = Selection(self.document)
        self.filter = BoardFilter(self.document, self.selection)
        self.reasoning = BoardReasoning(self.document, self.document)

    def kinds_of(self, ids: frozenset[RecordId]) -> Kinds:
        return kinds_among(self.document.board, ids)
