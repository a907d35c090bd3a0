"""Several records at once: what they are, and the fields that all of them have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from evidenceboard.model import edits
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.card_kinds.expert_questions import QUESTION_FIELDS
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS, connector_kind
from evidenceboard.model.kinds import CardKind, ConnectorKind, Field
from evidenceboard.model.records import Card, Value
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.pages.kind_switch import KindSwitch
from evidenceboard.panels.pages.page import Given, Page
from evidenceboard.panels.sections.counts import Counts
from evidenceboard.panels.sections.tags import Tags
from evidenceboard.panels.words import words


def common_fields(kinds: Iterable[CardKind | ConnectorKind]) -> tuple[Field, ...]:
    """The fields that all these kinds declare alike, in the first one's order. Questions are put
    to one opinion at a time."""
    first, *others = kinds
    return tuple(
        field
        for field in first.fields
        if field not in QUESTION_FIELDS and all(field in one.fields for one in others)
    )


MOST_TAGGED = 5_000
"""The tags of more cards than this are not counted out: looking each card up would take seconds."""


class SeveralPage(Page):
    """For one set of kinds. A value that differs is shown as mixed; setting it sets all of them."""

    def __init__(
        self,
        kinds: frozenset[str],
        given: Given,
        parent: QWidget,
    ) -> None:
        super().__init__(given, parent)
        all_kinds: tuple[CardKind | ConnectorKind, ...] = (*CARD_KINDS, *CONNECTOR_KINDS)
        self._kinds = [kind for kind in all_kinds if kind.name in kinds]
        self._cards: Counter[str] = Counter()
        self._connectors: Counter[str] = Counter()
        """How many of which kind are selected."""
        self.header = Header("", "mdi6.select-multiple", "", self)
        self.counts = Counts("", self)
        self.column.addWidget(self.header)
        self.column.addWidget(self.counts)
        self.kinds = self._kind_switch()
        fields = common_fields(self._kinds)
        for field in fields:
            self.add_editor(field)
        if not fields:
            self.column.addWidget(words("These have no field in common.", "soft", self))
        self.tags = self._tags()
        self.column.addStretch(1)

    def _kind_switch(self) -> KindSwitch | None:
        if not all(isinstance(kind, ConnectorKind) for kind in self._kinds):
            return None
        switch = KindSwitch(self)
        switch.picked.connect(self._change_kind)
        self.column.addWidget(switch)
        return switch

    def _tags(self) -> Tags | None:
        if not all(isinstance(kind, CardKind) for kind in self._kinds):
            return None
        tags = Tags(self._all_cards, self)
        tags.added.connect(self._add_tag)
        tags.removed.connect(self._remove_tag)
        self.column.addWidget(tags)
        return tags

    def follow(self, *, fresh: bool = False) -> None:
        self._cards, self._connectors = self.kinds_of(self.ids)
        super().follow(fresh=fresh)

    def values(self, name: str) -> Iterable[Value | None]:
        for key in self.ids:  # only so many are looked up as it takes to find two values
            record = self.board.cards.get(key) or self.board.connectors.get(key)
            if record is not None:
                yield record.fields.get(name)

    def edit(self, name: str, value: Value | None) -> Change:
        return edits.set_field(self.board, self.ids, name, value)

    def show_rest(self, *, fresh: bool) -> None:
        count = self._cards.total() + self._connectors.total()
        self.header.show_word(f"{count:,} selected")
        self.counts.show_counts(self._cards, self._connectors)
        if self.kinds is not None:
            self.kinds.show_kinds(set(self._connectors))
        if self.tags is not None:
            if fresh:
                self.tags.line.clear()
            few = self._cards.total() <= MOST_TAGGED
            self.tags.show_tags(self._chosen_cards() if few else ())

    def commit(self) -> None:
        super().commit()
        if self.tags is not None:
            self.tags.line.enter()

    @property
    def has_drafts(self) -> bool:
        return super().has_drafts or (self.tags is not None and bool(self.tags.line.text()))

    def _chosen_cards(self) -> list[Card]:
        return self.board.cards_with(self.ids)

    def _all_cards(self) -> list[Card]:
        return list(self.board.cards.values())

    def _change_kind(self, name: str) -> None:
        self.commit()
        label = f"Make them “{connector_kind(name).word.lower()}”"
        if not self.perform(label, edits.set_connector_kind, self.board, self.ids, name):
            self.follow()

    def _add_tag(self, tag: str) -> None:
        self.perform("Add tag", edits.add_tag, self.board, self.ids, tag)

    def _remove_tag(self, tag: str) -> None:
        self.perform("Remove tag", edits.remove_tag, self.board, self.ids, tag)
