"""Where things lie in a card: inside it, and not on top of one another."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.records import Attachment, Card, Quantity, RecordId
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_layout import CardLayout, card_layout, natural_height
from evidenceboard.picture.look import Look, look
from evidenceboard.picture.tally import dashes
from tests.picture.cards import card

LETTERS = string.ascii_letters + "     \nЖщмشةא漢字😀"
texts = st.text(LETTERS, max_size=300)
tags = st.lists(st.text(LETTERS.replace("\n", ""), min_size=1, max_size=30), max_size=12)


@pytest.fixture(scope="module", autouse=True)
def light(qapp: object) -> Look:
    return look("light")


def parts(laid: CardLayout) -> list[QRectF]:
    """The rectangles that hold something."""
    found = [QRectF(laid.title_area.topLeft(), laid.title_area.size())]
    if laid.body:
        found.append(QRectF(laid.body_area.left(), laid.body_area.top(), 10, laid.body.height))
    if laid.header:
        found += [laid.header.icon]
        found += [part.rect for part in (laid.header.word, laid.header.badge) if part]
        found += [mark.rect for mark in laid.header.marks]
        found += [mark.count.rect for mark in laid.header.marks if mark.count]
    found += [chip.rect for chip in laid.chips]
    if laid.tally:
        found += [laid.tally.supports, laid.tally.contradicts]
    found += [laid.picture] if laid.picture else []
    return [rect for rect in found if not rect.isEmpty()]


def overlaps(rects: list[QRectF]) -> list[tuple[QRectF, QRectF]]:
    pairs = ((one, other) for n, one in enumerate(rects) for other in rects[n + 1 :])
    return [
        (a, b) for a, b in pairs if min(a.intersected(b).width(), a.intersected(b).height()) > 0.5
    ]


some_cards = st.builds(
    card,
    st.sampled_from([kind.name for kind in CARD_KINDS if not kind.encloses]),
    title=texts,
    body=texts,
    tags=tags.map(tuple),
    width=st.floats(120, 700),
    height=st.floats(90, 600),
    locked=st.booleans(),
)
some_facts = st.builds(
    CardFacts,
    st.sampled_from(["", "B2", "F6", "roughly even", "realistic possibility"]),
    st.integers(0, 30),
    st.integers(0, 3),
)


@settings(max_examples=60)
@given(some_cards, some_facts)
def test_everything_lies_inside_the_card_and_nothing_overlaps(
    shown: Card, facts: CardFacts
) -> None:
    laid = card_layout(shown, facts, look("light"))
    whole = QRectF(0, 0, shown.width, shown.height)
    assert [part for part in parts(laid) if not whole.contains(part)] == []
    assert overlaps(parts(laid)) == []


def test_the_badge_stands_at_the_right_of_the_first_line() -> None:
    laid = card_layout(card("source", title="A"), CardFacts("B2"), look("light"))
    assert laid.header
    assert laid.header.badge
    assert laid.header.word
    assert laid.header.badge.rect.right() == pytest.approx(320 - 11)
    assert laid.header.badge.rect.left() > laid.header.word.rect.right()


def test_the_kind_word_yields_to_a_long_badge() -> None:
    narrow = card("expert_opinion", width=190)
    laid = card_layout(narrow, CardFacts("realistic possibility"), look("light"))
    assert laid.header
    assert laid.header.word is None or laid.header.word.text.is_cut


def test_chips_that_do_not_fit_are_counted() -> None:
    crowded = card("source", tags=tuple(f"tag number {n}" for n in range(30)))
    chips = card_layout(crowded, CardFacts(), look("light")).chips
    last = chips[-1].text.layouts[0].text()
    assert last == f"+{30 - (len(chips) - 1)}"


def test_a_party_to_the_matter_is_never_among_the_chips_left_out() -> None:
    crowded = card(
        "source",
        {"outlet": "An outlet with a long name indeed", "interest": "party", "type": "statement"},
        tags=tuple(f"tag number {n}" for n in range(30)),
        body="Some words\nof a body\nin several\nlines",
    )
    first = card_layout(crowded, CardFacts(), look("light")).chips[0]
    assert first.is_caution
    assert first.text.layouts[0].text() == "party to the matter"


def test_a_card_without_a_title_shows_its_prompt() -> None:
    laid = card_layout(card("claim"), CardFacts(), look("light"))
    assert laid.is_prompting
    assert laid.title.layouts[0].text() == "What is claimed?"


def test_a_tally_names_both_sides_and_divides_the_bar_by_them() -> None:
    laid = card_layout(card("claim", title="x"), CardFacts("", 3, 1), look("light"))
    assert laid.tally
    assert laid.tally.words
    assert laid.tally.words.layouts[0].text() == "3 support · 1 contradicts"
    assert laid.tally.supports.width() == pytest.approx(3 * laid.tally.contradicts.width(), rel=0.1)


@given(st.floats(0.5, 400))
def test_the_pieces_of_a_broken_bar_fill_it_to_its_end(width: float) -> None:
    pieces = dashes(QRectF(10, 0, width, 5))
    assert pieces[0].left() == 10
    assert pieces[-1].right() == pytest.approx(10 + width)
    assert all(piece.width() > 0 for piece in pieces)


def test_a_lock_and_the_number_of_attachments_show_in_the_first_line() -> None:
    attached = tuple(
        Attachment(RecordId(str(n)), "a.pdf", "application/pdf", "0" * 64, 1) for n in range(2)
    )
    laid = card_layout(
        card("source", locked=True, attachments=attached), CardFacts(), look("light")
    )
    assert laid.header
    lock, clip = laid.header.marks
    assert (lock.icon, clip.icon) == ("mdi6.lock-outline", "mdi6.paperclip")
    assert clip.count
    assert clip.count.text.layouts[0].text() == "2"


@pytest.mark.parametrize("height", range(40, 200, 10))
def test_a_low_image_card_gives_up_its_header_and_then_its_picture(height: int) -> None:
    laid = card_layout(card("image", height=float(height), body="Seen"), CardFacts(), look("light"))
    assert max(rect.bottom() for rect in parts(laid)) <= height
    assert (laid.picture is not None) == (height >= 70)
    assert (laid.header is not None) == (height >= 90)


def test_the_picture_of_an_image_card_is_not_counted_as_an_attachment() -> None:
    picture = (Attachment(RecordId("p"), "p.png", "image/png", "0" * 64, 1),)
    laid = card_layout(card("image", height=220.0, attachments=picture), CardFacts(), look("light"))
    assert laid.header
    assert laid.header.marks == ()
    assert laid.picture


@pytest.mark.parametrize("kind", ["claim", "source", "note"])
def test_at_its_natural_height_a_card_shows_all_its_text(kind: str) -> None:
    text = "A body that goes on for quite a while, over several lines of a card. " * 6
    shown = card(kind, title="A title that needs two lines, surely", body=text, tags=("a",))
    height = natural_height(shown, look("light"), 280)
    laid = card_layout(resized(shown, 280, height), CardFacts(), look("light"))
    assert laid.body
    assert not laid.body.is_cut
    assert not laid.title.is_cut
    assert len(laid.chips) == 1


def resized(shown: Card, width: float, height: float) -> Card:
    return card(
        shown.kind, title=shown.title, body=shown.body, tags=shown.tags, width=width, height=height
    )


def test_a_figure_a_date_and_an_interest_are_chips() -> None:
    claim = card(
        "claim",
        {
            "quantity": Quantity(500_000, 700_000, "people"),
            "date": "2022-12~",
            "role": "hypothesis",
        },
        title="x",
        width=420.0,
    )
    laid = card_layout(claim, CardFacts(), look("light"))
    words = [chip.text.layouts[0].text() for chip in laid.chips]
    assert words == ["500–700 thousand people", "about Dec 2022"]
    assert laid.header
    assert laid.header.word
    assert laid.header.word.text.layouts[0].text() == "Hypothesis"


def test_laying_out_needs_no_window(qtbot: QtBot) -> None:
    assert card_layout(card("frame", title="A frame"), CardFacts(), look("dark")).header is None
