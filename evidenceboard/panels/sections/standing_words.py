"""A standing in words: what the inspector, the outline and a judgement's log say of it.

Rule: a figure never stands without the name of its semantics.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.interests import interest_in_words
from evidenceboard.analysis.opposite import opposite_band
from evidenceboard.analysis.phrases import quoted
from evidenceboard.analysis.reasons import signed
from evidenceboard.analysis.standing import Contribution, Standing
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.panels.sections.connection_row import Connection
from evidenceboard.panels.sections.connections import connection, name_of, rating_of
from evidenceboard.panels.words import counted
from evidenceboard.picture.standing_facts import counts_in_words, standing_facts


def figures(standing: Standing) -> str:
    """ "strength 0.46, between 0.38 and 0.55 · Quadratic Energy"."""
    semantics = semantics_named(standing.semantics).title
    between = f", between {standing.low:.2f} and {standing.high:.2f}"
    told = f"strength {standing.strength:.2f}"
    if f"{standing.low:.2f}" != f"{standing.high:.2f}":
        told += between
    unsettled = "" if standing.settled else " · never comes to rest"
    return f"{told} · {semantics}{unsettled}"


def in_short(standing: Standing) -> str:
    """ "contested · 0.46 (0.38–0.55) · 4 reports, 2 origins · Quadratic Energy"."""
    span = f"{standing.strength:.2f} ({standing.low:.2f}–{standing.high:.2f})"
    semantics = semantics_named(standing.semantics).title
    return f"{standing.word} · {span} · {counts_in_words(standing_facts(standing))} · {semantics}"


def reports_line(standing: Standing) -> str:
    """ "3 reports for, from 2 origins · 1 against · independence not recorded"."""
    parts = list(_sides(standing)) or ["No reports of its own"]
    if standing.independence != "single":
        parts.append(f"independence {standing.independence}")
    return " · ".join(parts)


def _sides(standing: Standing) -> Iterator[str]:
    sides = (
        ("for", standing.reports_for, standing.origins_for),
        ("against", standing.reports_against, standing.origins_against),
    )
    for side, reports, origins in sides:
        if reports:
            said = f"{counted(reports, 'report', 'reports')} {side}"
            yield said if reports == 1 else f"{said}, from {counted(origins, 'origin', 'origins')}"


def contribution_rows(board: Board, standing: Standing) -> Iterator[Connection]:
    """What each connector adds, the strongest first; under each what undercuts it."""
    for one in standing.contributions:
        connector = board.connectors[one.connector]
        yield _row(board, connector, one)
        for onto in board.connectors_to(connector.id):
            yield connection(board, onto, ends="source", indent=1)


def _row(board: Board, connector: Connector, one: Contribution) -> Connection:
    title, accent = name_of(board, one.card)
    status = status_in_words(board, connector, one)
    is_silent = one.status in ("repeat", "muted")
    counts = round(one.value, 2) != 0
    verb = "supports" if one.sign > 0 else "contradicts"
    spoken = f"{title} {verb} it, {signed(one.value)}, {status}"
    return Connection(
        connector.id,
        title,
        accent,
        status,
        signed(one.value + 0.0),
        connector_kind(connector.kind).accent if counts else "derived",
        f"{spoken}. {one.note}" if one.note else spoken,
        struck=is_silent,
        note=one.note,
    )


def status_in_words(board: Board, connector: Connector, one: Contribution) -> str:
    """How it counts: "repeats A. Gerashchenko", "F6: cannot be judged", "counts"."""
    rating = rating_of(board, connector)
    match one.status:
        case "repeat" if one.repeats is not None:
            name = name_of(board, one.repeats)[0]
            said = f"{'repeats' if _repeats_others(board, one.card) else 'counts in'} {name}"
            said = "counts once" if one.repeats == one.card else said
        case "undercut":
            said = "undercut" if board.connectors_to(connector.id) else "undercut: bad answers"
        case "cannot be judged":
            said = f"{rating}: cannot be judged"
        case "unrated":
            said = f"{rating or '–'}: not rated"
        case "circular" | "muted":
            said = {"muted": "left out for now"}.get(one.status, one.status)
        case _:
            said = interest_in_words(board.cards[one.card]) or rating or "counts"
    return said


def _repeats_others(board: Board, card: RecordId) -> bool:
    """Whether a card is derived from anything; what is not is the origin itself, which may count
    in a weightier report that repeats it."""
    return any(one.kind == "derived_from" for one in board.connectors_from(card))


def added_by(board: Board, standing: Standing, connector: RecordId) -> str:
    """What one connector adds to a claim: "+0.42 (weight 0.70 × strength 0.60) of …"."""
    found = (one for one in standing.contributions if one.connector == connector)
    one = next(found, None)
    if one is None:
        return ""
    claim = quoted(name_of(board, standing.claim)[0])
    semantics = semantics_named(standing.semantics).title
    product = f"weight {one.weight:.2f} × strength {one.strength:.2f}"
    told = f"It adds {signed(one.value)} to {claim}: {product}, by {semantics}."
    if one.repeats is not None:
        told += f" {_instead(board, one.card, one.repeats)}"
    return f"{told} {one.note}".strip()


def _instead(board: Board, card: RecordId, counted_one: RecordId) -> str:
    """What counts in place of a card's connector."""
    name = quoted(name_of(board, counted_one)[0])
    if card == counted_one:
        return f"{name} counts once, by another connector."
    if _repeats_others(board, card):
        return f"It repeats {name}."
    return f"{name}, which repeats it, counts."


def disagreement(claim: Card, standing: Standing) -> str:
    """That judgement and standing point opposite ways, as a sentence; "" where they do not."""
    band = opposite_band(claim, standing.word)
    if band is None:
        return ""
    return (
        f"Judgement and standing point opposite ways: judged {band.mark}, {standing.word} by what "
        "is on the board. Neither alters the other; the reason of the judgement should say why."
    )
