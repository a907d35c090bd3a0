"""Clips on their way from board to board, as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.canvas.clip_json import to_json
from evidenceboard.canvas.clip_reading import from_json
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.edits import Clip
from evidenceboard.model.records import Attachment, Card, RecordId
from tests.model.random_boards import boards


def bare(board: Board) -> Clip:
    """All of a board, without attachments, whose bytes these boards make up."""
    clip = edits.clip(board, board.cards)
    return Clip(tuple(replace(card, attachments=()) for card in clip.cards), clip.connectors)


def sent(clip: Clip) -> Clip:
    return from_json(to_json(clip, no_content))[0]


def no_content(name: str) -> bytes:
    raise KeyError(name)


def outline(card: Card) -> object:
    """What must never change on the way, spaces in titles aside."""
    place = (card.x, card.y, card.width, card.height, card.z)
    return card.id, card.kind, place, card.body, card.tags, card.fields.keys()


@settings(max_examples=40)
@given(boards())
def test_what_a_clip_says_arrives(board: Board) -> None:
    clip = bare(board)
    there = sent(clip)
    assert [outline(one) for one in there.cards] == [outline(one) for one in clip.cards]
    assert [one.title.split() for one in there.cards] == [one.title.split() for one in clip.cards]
    ends = {(one.id, one.kind, one.source, one.target, one.undercuts) for one in clip.connectors}
    assert ends == {
        (one.id, one.kind, one.source, one.target, one.undercuts) for one in there.connectors
    }
    again = sent(there)
    assert again.cards == there.cards
    assert set(map(repr, again.connectors)) == set(map(repr, there.connectors))


@settings(max_examples=60)
@given(boards(min_cards=1), st.integers(0, 2**32))
def test_a_mangled_clip_is_taken_whole_or_refused_in_words(board: Board, seed: int) -> None:
    data = bytearray(to_json(bare(board), no_content))
    rng = Random(seed)
    for _ in range(rng.randrange(1, 6)):
        data[rng.randrange(len(data))] = rng.choice(b'0123456789{}[]",:abcntrue-.\\\xff')
    try:
        clip, _ = from_json(bytes(data))
    except ValueError:
        return
    change, _ = edits.paste(Board(), clip)
    Board().apply(change)


def test_bytes_that_do_not_fit_stay_behind() -> None:
    data = {sha256(text).hexdigest(): text for text in (b"one", b"two")}
    files = [Attachment(RecordId(key), "x", "y", key, 3) for key in data]
    large = Attachment(RecordId("l"), "large", "y", "f" * 64, 2**40)
    card = Card(RecordId("c"), "claim", 0, 0, 100, 100, attachments=(*files, large))
    packed = to_json(Clip((card,), ()), data.__getitem__)
    assert set(json.loads(packed)["contents"]) == set(data)
    clip, contents = from_json(packed)
    assert contents == data
    assert [one.sha256 for one in clip.cards[0].attachments] == list(data)
