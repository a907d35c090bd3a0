"""The sentences that say why a claim stands where it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidenceboard.analysis.arguments.semantics import Semantics
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import STATING
from evidenceboard.analysis.phrases import quoted
from evidenceboard.analysis.standing import Contribution, Word
from evidenceboard.model.records import RecordId

MOST_REASONS = 3
MOST_TITLE = 60
NAMELESS = "an untitled card"


def explanation(semantics: Semantics, base: float, energy: float, strength: float) -> str:
    """How far the balance of both sides moves a claim: "Energy +0.78 moves it 38 % of the way
    from 0.50 to 1."."""
    if energy == 0:
        return f"Energy 0 leaves it at {strength:.2f}."
    end = 1 if energy > 0 else 0
    way = semantics.reach(abs(energy))
    return (
        f"Energy {signed(energy)} moves it {way:.0%} of the way from {base:.2f} to {end}.".replace(
            "%", " %"
        )
    )


def signed(number: float) -> str:
    """With its sign, as the board writes it: "+0.49", "−0.12"."""
    return f"{number:+.2f}".replace("-", "−")


def reasons(
    arguments: BoardArguments,
    word: Word,
    given: Sequence[Contribution],
    sides: tuple[float, float],
    *,
    moves: bool,
) -> tuple[str, ...]:
    """The three sentences that say most about why the claim stands where it does."""
    found = [
        *_about_the_whole(word, sides, moves=moves),
        *_repeats(arguments, given),
        *_strongest(arguments, given),
        *_unjudged(given),
    ]
    return tuple(found[:MOST_REASONS])


def _about_the_whole(word: Word, sides: tuple[float, float], *, moves: bool) -> Iterator[str]:
    if word == "unsupported":
        yield "Nothing counts for or against it."
    if word == "contested":
        yield f"Both sides count: {sides[0]:.2f} for, {sides[1]:.2f} against."
    if moves:
        yield "It stands in a cycle of reasons that never comes to rest."


def _strongest(arguments: BoardArguments, given: Sequence[Contribution]) -> Iterator[str]:
    """The strongest of either side in turn, so that neither hides the other."""
    lines = [[one for one in given if one.value * sign > 0] for sign in (1, -1)]
    for at in range(MOST_REASONS):
        heads = [line[at] for line in lines if at < len(line)]
        for one in sorted(heads, key=lambda head: -abs(head.value)):
            verb = "supports" if one.sign > 0 else "contradicts"
            yield f"{quoted(_title(arguments, one.card))} {verb} it ({signed(one.value)})."


def _repeats(arguments: BoardArguments, given: Sequence[Contribution]) -> Iterator[str]:
    """A claim is no report, and a card that leads here twice repeats nobody."""
    cards = arguments.board.cards
    told = [one for one in given if cards[one.card].kind in STATING]
    reports = len({one.card for one in told})
    repeats = sum(one.status == "repeat" and one.repeats != one.card for one in told)
    if repeats:
        yield f"{repeats} of {reports} reports only {_form('repeats', repeats)} another."


def _unjudged(given: Sequence[Contribution]) -> Iterator[str]:
    for status, words in (("cannot be judged", "cannot be judged"), ("unrated", "not rated")):
        count = sum(one.status == status for one in given)
        if count:
            verb = "" if status == "cannot be judged" else "is " if count == 1 else "are "
            yield f"{count} of {len(given)} {verb}{words}."


def _form(verb: str, count: int) -> str:
    return verb if count == 1 else verb.removesuffix("s")


def _title(arguments: BoardArguments, card: RecordId) -> str:
    title = " ".join(arguments.board.cards[card].title.split())
    if len(title) > MOST_TITLE:
        title = title[: MOST_TITLE - 1].rstrip() + "…"
    return title or NAMELESS
