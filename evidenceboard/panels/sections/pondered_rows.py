"""What a claim hangs on, and what a card carries, as rows that are found one by one."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.linchpins import Linchpin, by_weight
from evidenceboard.analysis.reasons import signed
from evidenceboard.analysis.standing import Standing
from evidenceboard.analysis.standings import Standings
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.panels.sections.connection_row import Connection
from evidenceboard.panels.sections.connections import name_of
from evidenceboard.panels.sections.pondered import Found
from evidenceboard.panels.words import counted

UNDECLARED = "whether its origins are independent of each other, which is not recorded"
SMALLEST = 0.005
"""A strength that moves by less than this looks the same."""


def hangs_on(board: Board, standings: Standings, claim: RecordId) -> Iterator[Found]:
    """The cards and origins without which the claim would not stand where it does."""
    for one in standings.trials(claim):
        if one.flips or abs(one.change) >= SMALLEST:
            yield by_weight(one), _linchpin(board, one)


def _linchpin(board: Board, one: Linchpin) -> Connection:
    name, accent = name_of(board, one.record)
    is_card = one.kind == "card"
    title, whole = (name, name) if is_card else (f"Origin: {name}", f"All that goes back to {name}")
    status = f"without it: {one.word}" if one.flips else ""
    spoken = f"{whole}, {status or 'the same word without it'}, {signed(one.change)}"
    side, note = "contradicts" if one.change < 0 else "supports", "" if is_card else whole
    mark = signed(one.change)
    return Connection(one.record, title, accent, status, mark, side, spoken, note=note)


def in_a_sentence(standings: Standings, standing: Standing, found: int) -> str:
    """What else a claim hangs on, or that nothing moves it much, and what stands behind it in
    all."""
    if not standing.contributions:
        return ""
    undeclared = standing.independence == "not recorded"
    said = f"And on {UNDECLARED}." if undeclared else ""
    if not found:
        said = f"It hangs on {UNDECLARED}." if undeclared else "No single card moves it."
    return f"{said} {_in_all(standings, standing)}".strip()


def _in_all(standings: Standings, standing: Standing) -> str:
    """The reports that reach the claim through other claims as well; "" where none does."""
    behind = standings.backing(standing.claim)
    reports, origins = len(behind.reports), len(behind.origins)
    if reports <= standing.reports:
        return ""
    least = "" if behind.complete else "at least "
    origin_words = counted(origins, "origin", "origins")
    return (
        f"Through other claims too, {least}{counted(reports, 'report', 'reports')} from"
        f" {origin_words} {'stands' if reports == 1 else 'stand'} behind it."
    )


def carries(board: Board, standings: Standings, card: RecordId) -> Iterator[Found]:
    """The claims that would stand otherwise without a card."""
    without = standings.what_if([card])
    for claim in sorted(without.moved - {card}):
        before, after = standings.brief(claim), without.brief(claim)
        change = after.strength - before.strength
        if before.word != after.word or abs(change) >= SMALLEST:
            flips = before.word != after.word
            title, accent = name_of(board, claim)
            status = f"without it: {after.word}" if flips else after.word
            side = "contradicts" if change < 0 else "supports"
            spoken = f"{title}, {status}, {signed(change)}"
            row = Connection(claim, title, accent, status, signed(change), side, spoken)
            yield (not flips, -abs(change), claim), row
