"""What was found out about one card, for the notices in the inspector."""

from __future__ import annotations

from evidenceboard.analysis.findings import Findings, still_open
from evidenceboard.model.records import BoardFacts, RecordId

MOST = 5
"""More than this are counted; the findings panel lists them all."""


def findings_on_card(found: Findings, facts: BoardFacts, card: RecordId) -> tuple[str, ...]:
    """The open findings that lead to a card: those that are about it before those that mention
    it, the gravest first."""
    touching = still_open(found.about(card), facts)
    touching.sort(key=lambda one: (one.records[0] != card, one.severity))
    told = [f"{one.title}." for one in touching[:MOST]]
    rest = len(touching) - MOST
    return (*told, f"And {rest:,} more in Findings.") if rest > 0 else tuple(told)
