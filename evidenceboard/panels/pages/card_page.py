"""One card: its words, ratings, judgement, connections, recorded fields, tags and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from evidenceboard.analysis.board_ratings import ARGUING
from evidenceboard.analysis.independence import undeclared_beside
from evidenceboard.canvas.attaching import attach_files
from evidenceboard.model import edits
from evidenceboard.model.board import StaleChangeError
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.card_kinds.expert_questions import QUESTION_FIELDS
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF
from evidenceboard.model.kinds import CardKind, TextField
from evidenceboard.model.records import Card, Judgement, RecordId, Value
from evidenceboard.model.scales import RELIABILITY, YARDSTICKS
from evidenceboard.panels.editors.phrases import PlainPhrase
from evidenceboard.panels.editors.typed_editor import TypedEditor
from evidenceboard.panels.finding_notes import findings_on_card
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.pages.page import Given, Page, others, ratings
from evidenceboard.panels.rating_notes import notes_on_card
from evidenceboard.panels.sections.attachments import Attachments, write_file
from evidenceboard.panels.sections.connections import UNTITLED, Connections, incoming, outgoing
from evidenceboard.panels.sections.expert_questions import ExpertQuestions
from evidenceboard.panels.sections.judgements import Judgements
from evidenceboard.panels.sections.notices import Notices
from evidenceboard.panels.sections.origins import Origins
from evidenceboard.panels.sections.pondered import Pondered
from evidenceboard.panels.sections.pondered_rows import carries, hangs_on, in_a_sentence
from evidenceboard.panels.sections.standing import StandingSection
from evidenceboard.panels.sections.standing_words import in_short
from evidenceboard.panels.sections.supposing import Supposing
from evidenceboard.panels.sections.tags import Tags

TITLE, BODY = "title", "body"
MOST_PONDERED = 5
"""Rows of what a claim hangs on, or of what a card carries: the weightiest."""


def asks(kind: CardKind) -> bool:
    """Whether cards of this kind are put the questions to experts."""
    return set(QUESTION_FIELDS) <= set(kind.fields)


class CardPage(Page):
    """Built from the kind's declaration: ratings first, then what bears on it, then the rest."""

    def __init__(self, kind: CardKind, given: Given, parent: QWidget) -> None:
        super().__init__(given, parent)
        self._kind = kind
        self._times = 0
        """How often it was looked for what the card carries."""

    def building(self) -> Iterator[None]:
        kind = self._kind
        self.header = Header(kind.word, kind.icon, kind.accent, self)
        self.column.addWidget(self.header)
        self._add_wording(kind)
        yield
        yield from self.add_editors(ratings(kind.fields))
        self.judgements = Judgements(self) if kind.judged else None
        if self.judgements is not None:
            self.column.addWidget(self.judgements)
            self.judgements.made.connect(self._judge)
            yield
        yield from self._add_standing(kind)
        yield from self._add_connections(kind)
        self.questions: ExpertQuestions | None = None
        if asks(kind):
            yield from self._add_questions()
        yield from self.add_editors(f for f in others(kind.fields) if f not in QUESTION_FIELDS)
        self._add_collections()
        self.column.addStretch(1)
        yield

    def _add_wording(self, kind: CardKind) -> None:
        title = TextField(TITLE, "Title", kind.prompt)
        self.title = TypedEditor(title, self.store, PlainPhrase(), self, labelled=False)
        self.title.input.setProperty("role", "title")
        body = TextField(BODY, "Text", "Add text", multiline=True)
        self.body = TypedEditor(
            body, self.store, PlainPhrase(), self, several_lines=True, labelled=False
        )
        self.body.input.setProperty("role", "plain")
        self.place(self.title)
        self.place(self.body)

    def _add_standing(self, kind: CardKind) -> Iterator[None]:
        self.standing = StandingSection(self) if kind.judged else None
        if self.standing is not None:
            self.standing.chosen.connect(self._select)
            self.column.addWidget(self.standing)
            yield
        self.origins = Origins(self) if kind.states else None
        if self.origins is not None:
            self.origins.chosen.connect(self._select)
            self.origins.declaring.connect(self._offer_candidates)
            self.origins.declared.connect(self._declare)
            self.column.addWidget(self.origins)
            yield
        heading = "It hangs on" if kind.judged else "What it carries"
        self.pondered = Pondered(heading, MOST_PONDERED, self)
        self.pondered.chosen.connect(self._select)
        self.column.addWidget(self.pondered)
        self.supposing = Supposing(RELIABILITY if kind.states else (), self)
        self.supposing.setVisible(kind.name in ARGUING)
        self.supposing.muted.connect(self._mute)
        self.supposing.rated.connect(self._suppose)
        self.column.addWidget(self.supposing)
        yield

    def _add_connections(self, kind: CardKind) -> Iterator[None]:
        moving = "What moves it" if kind.judged else "What bears on it"
        self.incoming = Connections(moving, self)
        self.outgoing = Connections("What it says" if kind.states else "Where it leads", self)
        self.notices = Notices("Check before you share", self)
        first, second = self.incoming, self.outgoing
        for section in (second, first) if kind.states else (first, second):
            section.chosen.connect(self._select)
            self.column.addWidget(section)
        self.column.addWidget(self.notices)
        yield

    def _add_questions(self) -> Iterator[None]:
        questions = self.questions = ExpertQuestions(self)
        self.column.addWidget(questions)
        for _ in questions.building(self.store):
            yield
        for editor in questions.editors:
            self.fill_also(editor)

    def _add_collections(self) -> None:
        self.tags = Tags(self._all_cards, self)
        self.attachments = Attachments(self)
        self.tags.added.connect(self._add_tag)
        self.tags.removed.connect(self._remove_tag)
        self.attachments.wanted.connect(self._attach)
        self.attachments.removed.connect(self._detach)
        self.attachments.saving.connect(self._save_attachment)
        self.column.addWidget(self.tags)
        self.column.addWidget(self.attachments)

    @property
    def card(self) -> Card | None:
        return next((self.board.cards[key] for key in self.ids if key in self.board.cards), None)

    def values(self, name: str) -> Iterable[Value | None]:
        card = self.card
        if card is None:
            return (None,)
        if name in (TITLE, BODY):
            return ((card.title if name == TITLE else card.body) or None,)
        return (card.fields.get(name),)

    def edit(self, name: str, value: Value | None) -> Change:
        card = self.card
        if card is None:
            return Change()
        if name == TITLE:
            return edits.set_text(self.board, card.id, str(value or ""), card.body)
        if name == BODY:
            return edits.set_text(self.board, card.id, card.title, str(value or ""))
        return edits.set_field(self.board, self.ids, name, value)

    def show_rest(self, *, fresh: bool) -> None:
        card = self.card
        if card is None:
            return
        if self.judgements is not None:
            self.judgements.follow_board(YARDSTICKS[self.board.facts.yardstick])
            if fresh:
                self.judgements.turn_to(card.id)
            self.judgements.show_judgements(card.judgements)
        if self.questions is not None:
            self.questions.show_card(card)
        self.outgoing.show_connections(outgoing(self.board, card))
        if fresh:
            self.tags.line.clear()
        self.tags.show_tags([card])
        self.attachments.show_attachments(card.attachments)

    def show_reckoned(self) -> None:
        card = self.card
        if card is None:
            return
        supposed = self.reasoning.supposed_rating(card.id)
        self.supposing.show_supposed(is_muted=self.reasoning.is_muted(card.id), rating=supposed)
        told: frozenset[RecordId] = frozenset()
        if self.standing is not None:
            self.standing.show_standing(
                self.board,
                card,
                self.reasoning.standing(card.id),
                supposed=self.reasoning.what_if.is_on,
            )
            told = self.standing.told
            self.incoming.rename("Also connected" if told else "What moves it")
        self._ponder(card)
        self.incoming.show_connections(incoming(self.board, card.id, told))

    def halt(self) -> None:
        self.pondered.halt()

    def show_found(self) -> None:
        card = self.card
        if card is not None:
            found = findings_on_card(self.reasoning.findings, self.board.facts, card.id)
            self.notices.show_notices((*notes_on_card(self.board, card), *found))

    def _ponder(self, card: Card) -> None:
        """Look for what takes a while, once it is known where the claims stand."""
        if not self.reasoning.ready:
            return
        board, shown = self.board, self.reasoning.shown
        if self.origins is not None:
            self.origins.show_origins(board, card, shown)
        standing = self.reasoning.standing(card.id)
        if standing is not None:
            self.pondered.ponder(
                (card.id, standing),
                partial(hangs_on, board, shown, card.id),
                partial(in_a_sentence, shown, standing),
            )
        elif self._kind.states:
            self._times += 1
            self.pondered.ponder(
                self._times, partial(carries, board, shown, card.id), _says_nothing_more
            )
        else:
            self.pondered.forget()

    def commit(self) -> None:
        super().commit()
        self.tags.line.enter()

    def forget(self) -> None:
        super().forget()
        self.tags.line.clear()

    def _all_cards(self) -> list[Card]:
        return list(self.board.cards.values())

    def _select(self, record: str) -> None:
        self.selection.point_out([RecordId(record)])

    def _judge(self, judgement: object) -> None:
        card = self.card
        if card is not None and isinstance(judgement, Judgement):
            self.perform("Add judgement", self._judged, card.id, judgement)

    def _judged(self, card: RecordId, judgement: Judgement) -> Change:
        """The judgement with what the board looked like when it was made."""
        self.reasoning.settle()
        standing = self.reasoning.recorded_standing(card)
        kept = replace(
            judgement,
            revision=self.document.state_id(),
            standing=in_short(standing) if standing else "",
        )
        return edits.add_judgement(self.board, card, kept)

    def _mute(self, is_muted: bool) -> None:  # noqa: FBT001  # from a signal
        what_if = self.reasoning.what_if
        (what_if.mute if is_muted else what_if.unmute)(self.ids)

    def _suppose(self, rating: str | None) -> None:
        card = self.card
        if card is not None:
            self.reasoning.what_if.rate(card.id, rating)

    def _offer_candidates(self) -> None:
        """Of which cards this one may be declared independent: the nearest first."""
        card = self.card
        if card is None or self.origins is None:
            return
        self.reasoning.settle()
        near = undeclared_beside(self.board, self.reasoning.shown.origins, card.id)
        others = sorted(
            (one for one in self.board.cards.values() if card_kind(one.kind).states),
            key=_by_title,
        )
        ordered = [*map(self.board.cards.__getitem__, near), *others]
        names = {one.id: one.title or UNTITLED for one in ordered if one.id != card.id}
        self.origins.ask(list(names.items()))

    def _declare(self, other: str, reason: str) -> None:
        card = self.card
        if card is not None:
            ends = (card.id, RecordId(other))
            given = {"reason": reason}
            kind = INDEPENDENT_OF.name
            self.perform("Declare independent", edits.connect, self.board, kind, *ends, "", given)

    def _add_tag(self, tag: str) -> None:
        self.perform("Add tag", edits.add_tag, self.board, self.ids, tag)

    def _remove_tag(self, tag: str) -> None:
        self.perform("Remove tag", edits.remove_tag, self.board, self.ids, tag)

    def _attach(self, paths: list[Path]) -> None:
        card = self.card
        if card is not None:
            self._try(partial(attach_files, self.document, card.id, paths, self.work_wanted))

    def _detach(self, attachment: str) -> None:
        card = self.card
        if card is not None:
            self.perform("Remove attachment", edits.detach, self.board, card.id, attachment)

    def _save_attachment(self, sha256: str, path: str) -> None:
        self._try(partial(self._write_attachment, sha256, path))

    def _write_attachment(self, sha256: str, path: str) -> None:
        try:
            data = self.document.content(sha256)
        except KeyError:
            raise OSError("The board does not hold this attachment's content.") from None
        write_file(path, data)

    def _try(self, deed: partial[None]) -> None:
        try:
            deed()
        except (OSError, ValueError, StaleChangeError) as error:
            self.failed.emit(str(error))
        else:
            self.stored.emit()


def _says_nothing_more(found: int) -> str:
    return "" if found else "No claim would stand otherwise without it."


def _by_title(card: Card) -> tuple[str, str]:
    return card.title.casefold(), card.id
