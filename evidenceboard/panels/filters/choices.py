"""What a filter offers, read from what the kinds declare."""

from __future__ import annotations

from evidenceboard.analysis.traits import RATING_FIELDS, UNRATED, Traits
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.card_kinds.claim import CLAIM, ROLES
from evidenceboard.model.scales import ICD_203, LIKELIHOOD, YARDSTICKS, Grade
from evidenceboard.panels.filters.chip import Choice

HEADINGS = {"likelihood": "Likelihood, judged or given"}
"""Where a field's label would not say whose rating it is."""

KINDS = tuple(
    Choice(("kind", kind.name), kind.word, kind.plural, kind.icon, kind.accent)
    for kind in CARD_KINDS
)
CLAIM_ROLES = tuple(
    Choice(
        ("role", role.value),
        "Plain claim" if role.value == CLAIM.name else role.label,
        role.meaning,
    )
    for role in ROLES
)


def rating_heading(name: str) -> str:
    return HEADINGS.get(name, RATING_FIELDS[name].label)


def ratings(name: str, yardstick: str, traits: Traits) -> tuple[Choice, ...]:
    """The steps of a scale and "unrated". Of the likelihood bands those of the board's
    yardstick, and what is used of the other."""
    scale = RATING_FIELDS[name].scale
    if scale == LIKELIHOOD:
        own = YARDSTICKS.get(yardstick, ICD_203)
        used = {value for value, _ in traits.answers(name)}
        scale = (*own, *(step for step in scale if step not in own and step.value in used))
    unrated = Choice((name, UNRATED), "Unrated", "Nobody has rated it")
    return (*(Choice((name, step.value), step.mark, _told(step)) for step in scale), unrated)


def _told(step: Grade) -> str:
    """The label with the band in per cent, where it is one."""
    if step.low is None or step.high is None:
        return step.label
    return f"{step.label}, {step.low:g}–{step.high:g} %"
