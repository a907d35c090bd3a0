"""Findings as lines of the panel: the open ones by how grave they are, then the accepted ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby

from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds import finding_kind
from evidenceboard.analysis.findings import accepted, still_open
from evidenceboard.model.records import Acceptance, BoardFacts
from evidenceboard.panels.findings.entries import FEW, Entry, Group, group_of

SEVERITIES = {
    Severity.FAULT: "The board contradicts itself",
    Severity.CONCERN: "Weakens what the board says",
    Severity.TASK: "Still to be done",
}
TONES = {Severity.FAULT: "danger", Severity.CONCERN: "source", Severity.TASK: "selection"}


def all_groups(found: Sequence[Finding], told: Sequence[Group], facts: BoardFacts) -> list[Group]:
    """Everything the panel shows, in order. Groups with nothing in them are left out."""
    lived_with = accepted(found, facts)
    made = (
        *_open(still_open(found, facts)),
        *told,
        group_of("accepted", "Accepted", lived_with, _accepted),
    )
    return [group for group in made if group.count]


def _open(found: Sequence[Finding]) -> Iterator[Group]:
    few = len(found) <= FEW
    for severity, words in SEVERITIES.items():
        own = [one for one in found if one.severity == severity]
        if few:
            yield Group(f"severity:{severity}", words, len(own), partial(map, _entry, own))
        else:
            kinds = groupby(own, key=lambda one: one.kind)
            inner = [_kind_group(name, list(many)) for name, many in kinds]
            yield Group(f"severity:{severity}", words, len(own), groups=inner)


def _kind_group(name: str, found: Sequence[Finding]) -> Group:
    words, many = finding_kind(name).word, len(found)
    return Group(f"kind:{name}", words, many, partial(map, _entry, found), folded=many > 5)


def _accepted(lived_with: Iterable[tuple[Finding, Acceptance]]) -> Iterator[Entry]:
    return (_entry(one, acceptance) for one, acceptance in lived_with)


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
