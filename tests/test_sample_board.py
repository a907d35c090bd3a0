"""The sample board says all that its article says, in a layout that reads at a glance."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

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
    assert 25 <= len(board.cards) <= 40


def test_it_asks_one_question_and_has_four_rival_answers(board: Board) -> None:
    roles = [one.text("role") for one in board.cards.values()]
    assert roles.count("question") == 1
    assert roles.count("hypothesis") == 4


def test_it_carries_every_figure_with_its_unit(board: Board) -> None:
    assert figure(board, "partial") == (300_000, 300_000, "people")
    assert figure(board, "plan") == (500_000, 700_000, "people")
    assert figure(board, "losses") == (None, 100_000, "soldiers")
    assert figure(board, "training") == (120_000, None, "people")
    assert figure(board, "population") == (140_000_000, None, "people")


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
