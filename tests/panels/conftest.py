"""An inspector beside a small board: three claims, two sources, an expert, a note."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import (
    BoardFacts,
    Card,
    Connector,
    Record,
    RecordId,
    Value,
    no_fields,
)
from evidenceboard.panels import INSPECTOR
from evidenceboard.panels.editors.editor import Editor
from evidenceboard.panels.editors.scale_editor import ScaleEditor
from evidenceboard.panels.editors.typed_editor import TypedEditor
from evidenceboard.panels.inspector import Inspector
from evidenceboard.panels.pages.card_page import CardPage
from evidenceboard.panels.pages.connector_page import ConnectorPage
from evidenceboard.panels.pages.several_page import SeveralPage
from evidenceboard.panels.sections.standing import StandingSection
from evidenceboard.picture.look import look
from tests.keeper import MemoryKeeper
from tests.model.random_boards import record_id
from tests.panels.open_board import OpenBoard


class Desk(OpenBoard):
    """A document, its selection and an inspector, with what a user reads and does on them."""

    def __init__(
        self, board: Board, read_only: str = "", keeper: MemoryKeeper | None = None
    ) -> None:
        super().__init__(board, read_only, keeper)
        built = INSPECTOR.build(self, look("light"), None)
        assert isinstance(built, Inspector)
        self.inspector = built

    def select(self, *ids: RecordId) -> None:
        self.selection.set(ids)

    def think(self) -> None:
        """Let all be reckoned that follows from the board."""
        self.reasoning.settle()

    @property
    def standing(self) -> StandingSection:
        section = self.card_page.standing
        assert section is not None
        return section

    def editor(self, name: str) -> Editor:
        assert self.inspector.page is not None
        return next(one for one in self.inspector.page.editors if one.field.name == name)

    def typed(self, name: str) -> TypedEditor:
        editor = self.editor(name)
        assert isinstance(editor, TypedEditor)
        return editor

    def scale(self, name: str) -> ScaleEditor:
        editor = self.editor(name)
        assert isinstance(editor, ScaleEditor)
        return editor

    @property
    def card_page(self) -> CardPage:
        assert isinstance(self.inspector.page, CardPage)
        return self.inspector.page

    @property
    def connector_page(self) -> ConnectorPage:
        assert isinstance(self.inspector.page, ConnectorPage)
        return self.inspector.page

    @property
    def several_page(self) -> SeveralPage:
        assert isinstance(self.inspector.page, SeveralPage)
        return self.inspector.page

    def record(self, record: RecordId) -> Record:
        found = self.document.board.get(record)
        assert found is not None
        return found

    def card(self, record: RecordId) -> Card:
        return self.document.board.cards[record]

    def fields(self, record: RecordId) -> Mapping[str, Value]:
        found = self.record(record)
        assert isinstance(found, Card | Connector)
        return found.fields

    @property
    def steps(self) -> int:
        """How many edits were stored."""
        return len(self.keeper.stored)

    @property
    def last_step(self) -> str | None:
        return self.document.history.undo_label


CLAIM, RIVAL, QUESTION, SOURCE, OTHER, EXPERT, NOTE = (record_id(n) for n in range(1, 8))
SUPPORT, DENIAL, UNDERCUT, REPEATS = (record_id(n) for n in range(11, 15))


def card(
    key: RecordId, kind: str, title: str, fields: Mapping[str, Value] | None = None, **more: object
) -> Card:
    values = no_fields() if fields is None else fields
    return Card(key, kind, 0, 0, 280, 140, title=title, fields=values, **more)  # type: ignore[arg-type]  # by name


def small_board() -> Board:
    cards = [
        card(CLAIM, "claim", "It will be ordered", {"role": "hypothesis"}, tags=("key", "draft")),
        card(RIVAL, "claim", "It is a rumour"),
        card(QUESTION, "claim", "Will it be ordered?", {"role": "question"}, tags=("key",)),
        card(SOURCE, "source", "The adviser", {"reliability": "C"}),
        card(OTHER, "source", "The spokesman", {"reliability": "D"}),
        card(EXPERT, "expert_opinion", "The expert", {"reliability": "C"}),
        card(NOTE, "note", "Remember"),
    ]
    connectors = [
        Connector(SUPPORT, "supports", SOURCE, CLAIM, fields={"credibility": "3"}),
        Connector(DENIAL, "contradicts", OTHER, CLAIM, label="denial"),
        Connector(UNDERCUT, "contradicts", RIVAL, DENIAL, undercuts=True),
        Connector(REPEATS, "derived_from", SOURCE, OTHER),
    ]
    return Board(cards, connectors, BoardFacts("Second wave", "Will there be one?"))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return shown(qtbot, Desk(small_board()))


def shown(qtbot: QtBot, desk: Desk) -> Desk:
    qtbot.addWidget(desk.inspector)
    desk.inspector.resize(360, 900)
    desk.inspector.show()
    qtbot.waitExposed(desk.inspector)
    desk.inspector.activateWindow()
    return desk
