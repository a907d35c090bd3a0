"""One connector: which kind, between what, what was said, and what undercuts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from evidenceboard.model import edits
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import ConnectorKind, TextField
from evidenceboard.model.records import Connector, RecordId, Value
from evidenceboard.model.scales import CREDIBILITY
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.pages.kind_switch import KindSwitch
from evidenceboard.panels.pages.page import Given, Page, others, ratings
from evidenceboard.panels.rating_notes import notes_on_connector
from evidenceboard.panels.sections.connections import Connections, end, incoming
from evidenceboard.panels.sections.notices import Notices
from evidenceboard.panels.sections.standing_words import added_by
from evidenceboard.panels.sections.supposing import Supposing
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

LABEL = "label"


class ConnectorPage(Page):
    """Built from the kind's declaration; the ends are rows that lead there."""

    def __init__(self, kind: ConnectorKind, given: Given, parent: QWidget) -> None:
        super().__init__(given, parent)
        self._kind = kind

    def building(self) -> Iterator[None]:
        kind = self._kind
        self.column.addWidget(Header(kind.word, kind.icon, kind.accent, self))
        self.kinds = KindSwitch(self)
        self.kinds.picked.connect(self._change_kind)
        self.column.addWidget(self.kinds)
        yield
        self._add_ends()
        yield
        self.added = words("", "note", self)
        self.added.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.added)
        self.notices = Notices("Check before you share", self)
        yield from self.add_editors(ratings(kind.fields))
        self.column.addWidget(self.notices)
        yield from self.add_editors(others(kind.fields))
        self.add_editor(TextField(LABEL, "Label", "Stands beside the line"))
        yield
        self.supposing = Supposing(CREDIBILITY if kind.sign else (), self, can_mute=False)
        self.supposing.setVisible(bool(kind.sign))
        self.supposing.rated.connect(self._suppose)
        self.column.addWidget(self.supposing)
        self.undercuts = Connections("What bears on this connector", self)
        self.undercuts.chosen.connect(self._select)
        self.column.addWidget(self.undercuts)
        self.column.addStretch(1)
        yield

    def _add_ends(self) -> None:
        self.ends = Connections("Between", self)
        self.ends.chosen.connect(self._select)
        self.reverse = QPushButton("Reverse", self)
        self.reverse.setProperty("role", "add")
        self.reverse.setAccessibleName("Reverse the connector")
        self.reverse.clicked.connect(self._reverse)
        self.column.addWidget(self.ends)
        self.column.addWidget(self.reverse, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def connector(self) -> Connector | None:
        found = (self.board.connectors.get(key) for key in self.ids)
        return next((one for one in found if one is not None), None)

    def values(self, name: str) -> Iterable[Value | None]:
        one = self.connector
        if one is None:
            return (None,)
        return (one.label or None,) if name == LABEL else (one.fields.get(name),)

    def edit(self, name: str, value: Value | None) -> Change:
        one = self.connector
        if one is None:
            return Change()
        if name == LABEL:
            return edits.set_label(self.board, one.id, str(value or ""))
        return edits.set_field(self.board, self.ids, name, value)

    def show_rest(self, *, fresh: bool) -> None:
        one = self.connector
        if one is None:
            return
        self.kinds.show_kinds({one.kind})
        onto = "undercuts" if one.undercuts else "to"
        board = self.board
        self.ends.show_connections([end(board, one.source, "from"), end(board, one.target, onto)])
        self.reverse.setVisible(not one.undercuts)
        self.undercuts.show_connections(incoming(board, one.id))
        self.notices.show_notices(notes_on_connector(one))

    def show_reckoned(self) -> None:
        one = self.connector
        if one is None:
            return
        rating = self.reasoning.supposed_rating(one.id)
        self.supposing.show_supposed(is_muted=False, rating=rating)
        undercut = self.board.connectors.get(one.target)
        told = one if undercut is None else undercut
        standing = self.reasoning.standing(told.target)
        if self.reasoning.ready:
            added = added_by(self.board, standing, told.id) if standing else ""
            before = "What it undercuts: " if undercut is not None and added else ""
            say(self.added, before + added)

    def _suppose(self, rating: str | None) -> None:
        one = self.connector
        if one is not None:
            self.reasoning.what_if.rate(one.id, rating)

    def set_read_only(self, *, on: bool) -> None:
        super().set_read_only(on=on)
        self.reverse.setEnabled(not on)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.reverse.setIcon(icon("mdi6.swap-vertical", look.palette.selection))

    def _select(self, record: str) -> None:
        self.selection.point_out([RecordId(record)])

    def _change_kind(self, name: str) -> None:
        self.commit()
        label = f"Make it “{connector_kind(name).word.lower()}”"
        if not self.perform(label, edits.set_connector_kind, self.board, self.ids, name):
            self.follow()

    def _reverse(self) -> None:
        self.perform("Reverse connector", edits.reverse, self.board, self.ids)
