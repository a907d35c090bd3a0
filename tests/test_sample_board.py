"""The sample board says all that its article says, in a layout that reads at a glance."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from evidenceboard.analysis.assessment import assessed
from evidenceboard.analysis.findings import find
from evidenceboard.analysis.matrix import matrix
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.edits import with_contents
from evidenceboard.model.records import Card, Connector, Quantity
from evidenceboard.resources import resource
from evidenceboard.storage.board_file import content, read_board_file
from tests.sample_board.build import build, sample_board, sample_id

SHIPPED = resource("samples", "second-mobilization.evboard")


@pytest.fixture(scope="module")
def board() -> Board:
    return read_board_file(SHIPPED).board


def card(board: Board, name: str) -> Card:
    return board.cards[sample_id(name)]


def connector(board: Board, name: str) -> Connector:
    return board.connectors[sample_id(name)]


def figure(board: Board, name: str) -> tuple[float | None, float | None, str]:
    quantity = card(board, name).fields["quantity"]
    assert isinstance(quantity, Quantity)
    return quantity.low, quantity.high, quantity.unit


def test_the_shipped_file_is_what_its_words_make(board: Board) -> None:
    made, contents = sample_board()
    assert read_board_file(SHIPPED).complaint == ""
    assert made == board, "run: python -m tests.sample_board.build"
    for data in contents:
        (attachment,) = card(board, "figures").attachments
        assert content(SHIPPED, attachment.sha256) == data


def test_it_can_be_built_again_anywhere(tmp_path: Path, board: Board) -> None:
    target = tmp_path / "again.evboard"
    build(target)
    assert read_board_file(target).board == board


def test_it_shows_every_kind_of_card_and_connector(board: Board) -> None:
    assert {one.kind for one in board.cards.values()} == {kind.name for kind in CARD_KINDS}
    assert {one.kind for one in board.connectors.values()} == {k.name for k in CONNECTOR_KINDS}
    assert 25 <= len(board.cards) <= 45


def test_it_asks_one_question_and_has_four_rival_answers(board: Board) -> None:
    roles = [one.text("role") for one in board.cards.values()]
    assert roles.count("question") == 1
    assert roles.count("hypothesis") == 4


def test_it_carries_every_figure_with_its_unit(board: Board) -> None:
    assert figure(board, "partial") == (300_000, 300_000, "people")
    assert figure(board, "plan") == (500_000, 700_000, "people")
    assert figure(board, "losses") == (None, 100_000, "soldiers")
    assert figure(board, "training") == (120_000, None, "people")
    assert figure(board, "population") == (140_000_000, None, "inhabitants")


def test_the_denial_is_undercut_by_what_it_leaves_open(board: Board) -> None:
    undercut = connector(board, "ministry-undercuts")
    assert undercut.undercuts
    assert undercut.target == connector(board, "denial-ordered").id
    assert connector(board, "denial-ordered").kind == "contradicts"


def test_the_leak_cannot_be_judged_and_leads_to_an_unnamed_source(board: Board) -> None:
    source = card(board, "service")
    assert source.text("reliability") == "F"
    assert source.fields["anonymous"] is True
    said = [one for one in board.connectors_from(source.id) if one.kind == "supports"]
    assert [one.text("credibility") for one in said] == ["6", "6"]
    (repeated,) = (one for one in board.connectors_to(source.id) if one.kind == "derived_from")
    assert board.cards[repeated.source].title == "Vazhnye Istorii"


def test_the_experts_have_an_institution_an_outlet_and_a_likelihood(board: Board) -> None:
    experts = [one for one in board.cards.values() if one.kind == "expert_opinion"]
    assert len(experts) == 2
    for expert in experts:
        assert all(expert.text(name) for name in ("affiliation", "outlet", "likelihood"))


def test_both_sides_are_marked_as_parties(board: Board) -> None:
    assert card(board, "gerashchenko").text("interest") == "party"
    assert card(board, "peskov").text("interest") == "party"


def test_everything_leads_back_to_the_article(board: Board) -> None:
    read = {one.target for one in board.connectors_from(card(board, "article").id)}
    named = ("slabunova", "goncharov", "gerashchenko", "tass", "err", "stories")
    assert {card(board, name).id for name in named} < read


def test_judgement_and_confidence_stand_apart(board: Board) -> None:
    log = card(board, "ordered").judgements
    assert len(log) == 2
    assert all(entry.likelihood and entry.confidence and entry.reason for entry in log)


def test_a_note_says_that_the_ratings_judge_nobody(board: Board) -> None:
    assert card(board, "method").kind == "note"
    assert "illustrate the method" in card(board, "method").body


def test_no_card_covers_another(board: Board) -> None:
    cards = [one for one in board.cards.values() if one.kind != "frame"]
    for one, other in combinations(cards, 2):
        apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
        apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart_x or apart_y, f"{one.title} covers {other.title}"


def test_every_card_lies_wholly_in_one_frame(board: Board) -> None:
    frames = [one for one in board.cards.values() if one.kind == "frame"]
    for one in board.cards.values():
        holders = [frame for frame in frames if one.id in with_contents(board, [frame.id])]
        assert len(holders) == 1, one.title


def test_marking_the_article_as_a_repetition_does_what_the_note_predicts(board: Board) -> None:
    """On a copy: the board that ships is left to the reader, who is asked to try it."""
    mine = Board(board.cards.values(), board.connectors.values(), board.facts)
    plan, note = sample_id("plan"), card(board, "try").body
    before = assessed(mine).standing(plan)
    account, post = sample_id("account"), sample_id("gerashchenko")
    mine.apply(edits.connect(mine, "derived_from", account, post))
    after = assessed(mine).standing(plan)
    assert (before.reports, before.origins, after.reports, after.origins) == (2, 2, 2, 1)
    assert "2 reports from 1 origin instead of 2" in note
    was, is_now = (f"{one.strength:.2f}, {one.word}" for one in (before, after))
    assert f"falls from {was}, to {is_now}." in note


FOUND = {
    "cannot_be_judged": {"service"},
    "interested_party": {"gerashchenko", "peskov"},
    "near_duplicates": {"account", "gerashchenko"},
    "unanswered_questions": {"saks"},
    "unrecorded_independence": {"saks", "kolesnikov"},
    "forecast_due": {"ordered"},
    "contested": {"ordered"},
    "unsupported_assumption": {"genuine"},
    "single_source": {"losses"},
    "linchpin": {"rumour", "service"},
}


@pytest.mark.parametrize("kind", FOUND)
def test_the_board_says_it_by_itself(board: Board, kind: str) -> None:
    wanted = {sample_id(name) for name in FOUND[kind]}
    about = [set(one.records) for one in find(board, assessed(board)) if one.kind == kind]
    assert any(wanted <= records for records in about), about


def test_it_suggests_the_repetition_that_its_note_asks_to_mark(board: Board) -> None:
    (same,) = (one for one in find(board, assessed(board)) if one.kind == "near_duplicates")
    assert same.suggestion is not None
    ends = (same.suggestion.source, same.suggestion.target)
    assert ends == (sample_id("account"), sample_id("gerashchenko"))


def test_no_two_of_its_figures_conflict(board: Board) -> None:
    assert not [one for one in find(board, assessed(board)) if one.kind == "conflicting_figures"]


def test_its_matrix_tells_the_rivals_apart(board: Board) -> None:
    made = matrix(board)
    assert len(made.hypotheses) == 4
    bearing = [row for row in made.rows.values() if len(row) > 1]
    assert len(bearing) >= 6
    assert {cell.rated.rating for row in made.rows.values() for cell in row.values()} >= {
        *("CC", "C", "N", "I", "II"),
    }
