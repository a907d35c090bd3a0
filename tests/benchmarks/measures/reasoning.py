"""Where claims stand: the whole board worked out, an edit followed, what a claim hangs on.

What counts is the thread's own time: all of it is done between frames, or on a claim's page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from time import perf_counter, thread_time

from evidenceboard.analysis.assessment import Assessment
from evidenceboard.analysis.board_ratings import JUDGED, SIGNS, STATING
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId
from tests.benchmarks.rows import Limit, Row
from tests.benchmarks.stage import Stage

EDITS, ASKED, BEHIND = 60, 200, 500
Edit = Callable[[Random, Board, list[RecordId], list[RecordId]], Change]


def measure(stage: Stage) -> Iterator[Row]:
    shown = stage.workspace.board
    board = Board(shown.cards.values(), shown.connectors.values(), shown.facts)
    assessment = Assessment(board)
    yield from _built(stage, assessment)
    yield from _asked(stage, board, assessment)
    yield from _followed(stage, board, assessment)
    yield _hung_on(stage)


def _built(stage: Stage, assessment: Assessment) -> Iterator[Row]:
    turns: list[float] = []
    own: list[float] = []
    work = assessment.build()
    while not assessment.ready:
        start, began = perf_counter(), thread_time()
        next(work, None)
        turns.append(1000 * (perf_counter() - start))
        own.append(1000 * (thread_time() - began))
    whole, limit = (sum(turns),), Limit("p50", 1500.0)
    yield Row("reasoning: the whole board", stage.cards, whole, own=(sum(own),), limit=limit)
    yield Row("reasoning: a turn of it", stage.cards, turns, own=own, limit=Limit("p95", 4.0))


def _asked(stage: Stage, board: Board, assessment: Assessment) -> Iterator[Row]:
    claims = [key for key, card in board.cards.items() if card.kind in JUDGED]
    taken = []
    for key in claims[: stage.times(ASKED)]:
        began = thread_time()
        assessment.standing(key)
        taken.append(1000 * (thread_time() - began))
    if taken:
        yield Row("reasoning: where a claim stands, and why", stage.cards, taken)


def _followed(stage: Stage, board: Board, assessment: Assessment) -> Iterator[Row]:
    """Edits of several kinds, each taken back afterwards."""
    rng = Random(1)
    claims = [key for key, card in board.cards.items() if card.kind in JUDGED]
    sources = [key for key, card in board.cards.items() if card.kind in STATING]
    taken, unfinished = [], 0
    for _ in range(stage.times(EDITS)):
        for edit in (_rate, _say_otherwise, _join_claims, _derive, _delete):
            change = edit(rng, board, claims, sources)
            for step in (change, change.inverse):
                board.apply(step)
                began = thread_time()
                assessment.follow(step)
                taken.append(1000 * (thread_time() - began))
                unfinished += not assessment.ready
                for _ in assessment.build():
                    pass
    remark = f"{unfinished} of {len(taken)} were finished later" if unfinished else ""
    limit = Limit("p95", 16.0)
    yield Row("reasoning: an edit followed", stage.cards, taken, limit=limit, remark=remark)


def _rate(rng: Random, board: Board, claims: list[RecordId], sources: list[RecordId]) -> Change:
    return edits.set_field(board, [rng.choice(sources)], "reliability", rng.choice("ABCDE"))


def _say_otherwise(
    rng: Random, board: Board, claims: list[RecordId], sources: list[RecordId]
) -> Change:
    key = rng.choice(list(board.connectors))
    while board.connectors[key].kind not in SIGNS:
        key = rng.choice(list(board.connectors))
    return edits.set_field(board, [key], "credibility", rng.choice("12345"))


def _join_claims(
    rng: Random, board: Board, claims: list[RecordId], sources: list[RecordId]
) -> Change:
    source, target = rng.sample(claims, 2)
    return edits.connect(board, rng.choice(("supports", "contradicts")), source, target)


def _derive(rng: Random, board: Board, claims: list[RecordId], sources: list[RecordId]) -> Change:
    source, target = rng.sample(sources, 2)
    return edits.connect(board, "derived_from", source, target)


def _delete(rng: Random, board: Board, claims: list[RecordId], sources: list[RecordId]) -> Change:
    return edits.delete(board, [rng.choice(claims)])


def _hung_on(stage: Stage) -> Row:
    """What one claim hangs on that has so many cards behind it."""
    board = _case(stage.times(BEHIND))
    assessment = Assessment(board)
    for _ in assessment.build():
        pass
    began = thread_time()
    found = assessment.linchpins(RecordId("0"))
    taken = 1000 * (thread_time() - began)
    what = "reasoning: what hangs on 500 cards"
    return Row(what, stage.cards, (taken,), limit=Limit("p50", 500.0), remark=f"{len(found)} found")


def _case(cards: int) -> Board:
    """Claims that support or contradict earlier ones, and sources for all of them; every third
    source repeats the one before."""
    rng = Random(1)
    claims = max(2, cards * 2 // 5)
    made = [
        Card(
            RecordId(str(number)),
            "claim" if number < claims else "source",
            0,
            0,
            10,
            10,
            fields={} if number < claims else {"reliability": rng.choice("ABCDEF")},
        )
        for number in range(cards + 1)
    ]
    joined: list[Connector] = []

    def join(kind: str, source: int, target: int) -> None:
        ends = (RecordId(str(source)), RecordId(str(target)))
        joined.append(Connector(RecordId(f"c{len(joined)}"), kind, *ends))

    for number in range(1, cards + 1):
        for _ in range(2):
            nearest = rng.randrange(max(0, min(number, claims) - 40), min(number, claims))
            join(rng.choice(("supports", "contradicts")), number, nearest)
        if number > claims and number % 3 == 0:
            join("derived_from", number, number - 1)
    return Board(made, joined)
