"""What stands in the list of findings, and under which heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby

from evidenceboard.analysis.assumptions import Assumption, assumptions
from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds import finding_kind
from evidenceboard.analysis.findings import accepted, still_open
from evidenceboard.analysis.forecasts import (
    MIDDLE,
    BrierScore,
    Forecast,
    forecasts,
    scores,
)
from evidenceboard.analysis.phrases import listed, named
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.claim import OUTCOMES
from evidenceboard.model.records import Acceptance, BoardFacts, RecordId
from evidenceboard.model.scales import grade
from evidenceboard.model.uncertain_date import in_words
from evidenceboard.panels.words import counted

FEW = 40
"""Up to so many stand one below the other; of more the kinds, or all of them, are folded."""
SEVERITIES = {
    Severity.FAULT: "The board contradicts itself",
    Severity.CONCERN: "Weakens what the board says",
    Severity.TASK: "Still to be done",
}
TONES = {Severity.FAULT: "danger", Severity.CONCERN: "source", Severity.TASK: "selection"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `records` are what it leads to; `tone` names the colour of its icon."""

    key: str
    icon: str
    tone: str
    title: str
    detail: str
    records: tuple[RecordId, ...]
    aside: str = ""
    """A few words at the right; "" for how many records there are."""
    finding: Finding | None = None
    acceptance: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading, or groups of them. `folded` is how it stands until it is touched."""

    key: str
    words: str
    entries: Sequence[Entry] = ()
    groups: Sequence[Group] = ()
    folded: bool = False

    @property
    def count(self) -> int:
        return len(self.entries) + sum(group.count for group in self.groups)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a line of the list."""

    key: str
    words: str
    count: int
    level: int
    folded: bool


Row = Entry | Heading


@dataclass(slots=True)
class Folding:
    """Which headings the user has folded or opened by hand."""

    touched: dict[str, bool] = field(default_factory=dict)

    def is_folded(self, group: Group) -> bool:
        return self.touched.get(group.key, group.folded)

    def set_folded(self, key: str, *, folded: bool) -> None:
        self.touched[key] = folded


def rows(groups: Iterable[Group], folding: Folding, level: int = 0) -> Iterator[Row]:
    """The lines to show: headings, and what stands under those that are open."""
    for group in groups:
        folded = folding.is_folded(group)
        yield Heading(group.key, group.words, group.count, level, folded)
        if not folded:
            yield from rows(group.groups, folding, level + 1)
            yield from group.entries


def all_groups(found: Sequence[Finding], told: Sequence[Group], facts: BoardFacts) -> list[Group]:
    """Everything the panel shows, in order. Groups with nothing in them are left out."""
    lived_with = [_entry(one, acceptance) for one, acceptance in accepted(found, facts)]
    made = (*_open(still_open(found, facts)), *told, _group("accepted", "Accepted", lived_with))
    return [group for group in made if group.count]


def told_groups(board: Board, today: date) -> list[Group]:
    """What is assumed and what is forecast on a board."""
    return [
        _group("assumptions", "Assumptions", _assumed(board)),
        _group("forecasts", "Forecasts", _forecast(board, today)),
        _group("scores", "How forecasts turned out (Brier scores)", _scored(board)),
    ]


def _group(key: str, words: str, entries: Sequence[Entry]) -> Group:
    return Group(key, words, entries, folded=len(entries) > FEW)


def _open(found: Sequence[Finding]) -> Iterator[Group]:
    few = len(found) <= FEW
    for severity, words in SEVERITIES.items():
        own = [one for one in found if one.severity == severity]
        if few:
            yield Group(f"severity:{severity}", words, [_entry(one) for one in own])
        else:
            kinds = groupby(own, key=lambda one: one.kind)
            inner = [_kind_group(name, list(many)) for name, many in kinds]
            yield Group(f"severity:{severity}", words, groups=inner)


def _kind_group(name: str, found: Sequence[Finding]) -> Group:
    entries = [_entry(one) for one in found]
    return Group(f"kind:{name}", finding_kind(name).word, entries, folded=len(found) > 5)


@lru_cache(maxsize=16_384)
def _entry(one: Finding, acceptance: Acceptance | None = None) -> Entry:
    tone = "faint_ink" if acceptance else TONES[one.severity]
    icon = finding_kind(one.kind).icon
    return Entry(
        one.key,
        icon,
        tone,
        one.title,
        one.detail,
        one.records,
        "accepted" if acceptance else "",
        finding=one,
        acceptance=acceptance,
    )


# ---- what is assumed and forecast ---------------------------------------------------------------


def _assumed(board: Board) -> list[Entry]:
    return [_assumption(board, one) for one in assumptions(board)]


def _assumption(board: Board, one: Assumption) -> Entry:
    resting = len(one.resting)
    hangs = f"{counted(resting, 'rests', 'rest')} on it" if resting else "nothing on it"
    supported = "Something supports it." if one.supported else "Nothing supports it."
    names = listed([named(board.cards[key]) for key in one.resting[:5]])
    which = f" Should it fail, look again at {names}." if names else ""
    return Entry(
        f"assumption:{one.card}",
        "mdi6.help-rhombus-outline",
        "claim" if one.supported else "source",
        _title(board, one.card),
        supported + which,
        (one.card, *one.resting),
        hangs,
    )


_STATES: dict[str, tuple[str, str]] = {
    "overdue": ("mdi6.calendar-alert", "danger"),
    "due soon": ("mdi6.calendar-clock", "selection"),
    "open": ("mdi6.calendar-blank-outline", "soft_ink"),
    "resolved": ("mdi6.calendar-check-outline", "supports"),
}


def _forecast(board: Board, today: date) -> list[Entry]:
    return [_forecast_entry(board, one) for one in forecasts(board, today)]


def _forecast_entry(board: Board, one: Forecast) -> Entry:
    icon, tone = _STATES[one.state]
    outcome = grade(OUTCOMES, one.outcome)
    when = f"Due {in_words(one.due)}." if one.due else "It has no due date."
    how = f" {outcome.label}." if outcome is not None else " It has no outcome yet."
    return Entry(
        f"forecast:{one.card}", icon, tone, _title(board, one.card), when + how, (one.card,),
        outcome.mark if outcome is not None else _until(one),
    )  # fmt: skip


def _until(one: Forecast) -> str:
    if one.days is None:
        return "open"
    if one.days < 0:
        return "overdue"
    return f"in {counted(one.days, 'day', 'days')}" if one.days else "due now"


def _scored(board: Board) -> list[Entry]:
    return [_score(one) for one in scores(board)]


def _score(one: BrierScore) -> Entry:
    who = one.forecaster
    return Entry(
        f"score:{who.sort}:{who.name}",
        "mdi6.bullseye-arrow",
        "soft_ink",
        f"{who.name or 'Unnamed'} ({who.sort}): {one.score:.2f}",
        f"0 is perfect, 0.25 what “even chance” always gets. {MIDDLE}",
        one.claims,
    )


def _title(board: Board, key: RecordId) -> str:
    return " ".join(board.cards[key].title.split()) or "Untitled claim"
