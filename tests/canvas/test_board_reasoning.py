"""Where claims stand, kept in step with an open board and out of the way of the hand."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from evidenceboard.canvas.board_reasoning import BoardReasoning
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId
from tests.canvas.stage import AB, A, B, C, card
from tests.keeper import MemoryKeeper


class Thought:
    """A claim A with a source B and a note C, and what is reasoned about them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        source = card(B, 0, 300, "source", fields={"reliability": "B"})
        said = Connector(AB, "supports", B, A, fields={"credibility": "2"})
        board = Board([card(A, 0, 0), source, card(C, 500, 0, "note")], [said])
        self.document = Document(board, MemoryKeeper())
        self.resting = True
        self.reasoning = BoardReasoning(self.document, self.document, may_work=self.is_resting)
        self.told: list[frozenset[RecordId]] = []
        self.reasoning.changed.connect(self.told.append)

    def is_resting(self) -> bool:
        return self.resting

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.reasoning.ready)

    @property
    def strength(self) -> float | None:
        facts = self.reasoning.standing_facts(A)
        return facts.strength if facts else None

    def rate(self, reliability: str) -> None:
        board = self.document.board
        self.document.perform("Rate", edits.set_field(board, [B], "reliability", reliability))


def test_a_board_is_reckoned_soon_after_it_was_opened(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    assert thought.strength is None
    thought.wait()
    assert thought.told == [{A}]
    standing = thought.reasoning.standing(A)
    assert standing is not None
    assert thought.strength == standing.strength > 0.5


def test_a_rating_moves_the_claim_after_the_edit_and_not_within_it(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    before = thought.strength
    assert before is not None
    thought.rate("E")
    assert thought.strength == before
    assert thought.reasoning.standing(A) is None
    with qtbot.waitSignal(thought.reasoning.changed):
        pass
    assert thought.strength is not None
    assert thought.strength < before


def test_nothing_is_reckoned_while_a_frame_is_due(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.resting = False
    qtbot.wait(120)
    assert not thought.reasoning.ready
    thought.resting = True
    thought.wait()


def test_moving_cards_leaves_all_as_it_was_reckoned(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    thought.document.perform("Move", edits.move(thought.document.board, [A], 10, 10))
    assert thought.reasoning.ready


def test_what_was_asked_for_too_early_is_told_later(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    new = edits.new_card(thought.document.board, "claim", 0, 0)
    thought.document.perform("Place", edits.add_cards(thought.document.board, [new]))
    assert thought.reasoning.standing_facts(new.id) is None
    thought.wait()
    assert new.id in thought.told[-1]


def test_several_edits_in_a_row_are_reckoned_once(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    for reliability in "CDE":
        thought.rate(reliability)
    thought.wait()
    assert len(thought.told) == 2


def test_only_the_claims_that_are_on_the_board_stand_anywhere(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    assert thought.reasoning.standing(B) is None
    assert thought.reasoning.standing(RecordId("nothing")) is None


def test_what_stands_behind_a_claim_follows_the_board(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.reasoning.show_chain(A)
    assert thought.reasoning.chain == frozenset({A, B, AB})
    thought.document.perform("Delete", edits.delete(thought.document.board, [AB]))
    assert thought.reasoning.chain == frozenset({A})
    thought.document.perform("Delete", edits.delete(thought.document.board, [A]))
    assert thought.reasoning.looked_at is None
    assert thought.reasoning.chain is None


def test_settling_reckons_at_once(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.resting = False
    thought.reasoning.settle()
    assert thought.strength is not None


def test_findings_are_looked_for_once_somebody_asks(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    assert thought.reasoning.is_idle
    with qtbot.waitSignal(thought.reasoning.findings_changed):
        assert thought.reasoning.findings.all() == ()
    assert "single_source" in {one.kind for one in thought.reasoning.findings.all()}


def test_findings_follow_an_edit(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    with qtbot.waitSignal(thought.reasoning.findings_changed):
        assert thought.reasoning.findings
    with qtbot.waitSignal(thought.reasoning.findings_changed):
        thought.rate("F")
    assert "cannot_be_judged" in {one.kind for one in thought.reasoning.findings.all()}


def test_only_what_lies_downstream_is_told_of(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    apart = edits.new_card(thought.document.board, "claim", 900, 0)
    thought.document.perform("Place", edits.add_cards(thought.document.board, [apart]))
    thought.wait()
    thought.told.clear()
    thought.rate("A")
    thought.wait()
    assert thought.told == [{A}]


def test_another_table_of_numbers_moves_every_claim(qtbot: QtBot) -> None:
    thought = Thought(qtbot)
    thought.wait()
    before = thought.strength
    assert before is not None
    board = thought.document.board
    thought.document.perform("Number", edits.set_number(board, "reliability.B", 0.1))
    thought.wait()
    assert thought.strength is not None
    assert thought.strength < before
    thought.document.undo()
    thought.wait()
    assert thought.strength == before
