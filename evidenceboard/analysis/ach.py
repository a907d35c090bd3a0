"""Rival answers weighed against the evidence: the scoring of Heuer's matrix.

Rules: the answer with the least weighted inconsistency stands first, since evidence can refute but
hardly prove; and no figure here is a probability. Weights are those of PARC's ACH program:
1/√2, 1 or √2 each for how far evidence can be believed and how much it matters.
"""

from __future__ import annotations

from collections.abc import Generator, Hashable, Iterator, Mapping, Sequence
from math import fsum, sqrt
from typing import Generic, TypeVar

from evidenceboard.model.frozen import frozen
from evidenceboard.model.matrix_ratings import matrix_rating
from evidenceboard.model.steps import in_one_go

WEIGHTS: Mapping[str, float] = {"low": 1 / sqrt(2), "medium": 1.0, "high": sqrt(2)}
_DIGITS = 9
"""Sums of roots that agree in so many decimals are equal."""

Id = TypeVar("Id", bound=Hashable)


@frozen
class Rated:
    """What one piece of evidence says about one hypothesis: a rating of `matrix_ratings`, with
    how far the evidence can be believed and how much it matters here (low, medium, high)."""

    rating: str
    credibility: str = "medium"
    relevance: str = "medium"

    @property
    def points(self) -> int:
        return matrix_rating(self.rating).points

    @property
    def inconsistency(self) -> float:
        """What it weighs against the hypothesis: 0 where it does not disagree."""
        return max(0, -self.points) * WEIGHTS[self.credibility] * WEIGHTS[self.relevance]


@frozen
class Score:
    """How a hypothesis fares. `weighted` is never above 0; the first `rank` is 1, and equals
    share a rank. `squared` lets one strong refutation weigh more than two weak ones in a tie."""

    count: int
    total: int
    squared: int
    weighted: float
    rank: int


@frozen
class Telling:
    """How well a piece of evidence tells the hypotheses apart. `same` where it says the same of
    each of them, so that it could as well be left out."""

    diagnosticity: float
    same: bool


@frozen
class Decisive(Generic[Id]):
    """What a piece of evidence decides: the hypotheses that would come first without it; beside
    those that stand there now where `beside`, else in their place."""

    first: tuple[Id, ...]
    beside: bool


@frozen
class Ranking(Generic[Id]):
    """The hypotheses' scores, those that stand first, how telling each piece of evidence is, and
    for the evidence that decides who stands first, who would without it."""

    scores: Mapping[Id, Score]
    first: tuple[Id, ...]
    telling: Mapping[Id, Telling]
    decisive: Mapping[Id, Decisive[Id]]


Row = Mapping[Id, Rated]
"""What one piece of evidence says, by hypothesis. What is missing was not assessed."""


def rank(hypotheses: Sequence[Id], rows: Mapping[Id, Row[Id]]) -> Ranking[Id]:
    """Score the hypotheses over the rows of evidence; order among equals is that given."""
    return in_one_go(ranking(hypotheses, rows))


def ranking(
    hypotheses: Sequence[Id], rows: Mapping[Id, Row[Id]]
) -> Generator[None, None, Ranking[Id]]:
    """The same in steps, each for a hypothesis or a row; it is the generator's value."""
    against: dict[Id, list[Rated]] = {one: [] for one in hypotheses}
    for row in rows.values():
        for hypothesis, rated in row.items():
            if rated.points < 0:
                against[hypothesis].append(rated)
        yield
    keys: dict[Id, _Key] = {}
    for one in hypotheses:
        keys[one] = _key(against[one])
        yield
    order = sorted(hypotheses, key=keys.__getitem__)
    places = dict(_places(order, keys))
    scores: dict[Id, Score] = {}
    for one in hypotheses:
        scores[one] = _score(against[one], places[one])
        yield
    first = tuple(one for one in order if places[one] == 1)
    told: dict[Id, Telling] = {}
    for name, row in rows.items():
        told[name] = telling(row, len(hypotheses))
        yield
    decisive = yield from _decisive(order, keys, rows)
    return Ranking(scores, first, told, decisive)


_Key = tuple[float, int]
"""What hypotheses are ordered by: weighted inconsistency, then the squares of the ratings."""


def _key(against: Sequence[Rated]) -> _Key:
    weighted = fsum(one.inconsistency for one in against)
    return round(weighted, _DIGITS), sum(one.points**2 for one in against)


def _score(against: Sequence[Rated], place: int) -> Score:
    return Score(
        len(against),
        -sum(one.points for one in against),
        sum(one.points**2 for one in against),
        -fsum(one.inconsistency for one in against),
        place,
    )


def _places(order: Sequence[Id], keys: Mapping[Id, _Key]) -> Iterator[tuple[Id, int]]:
    place = 1
    for step, one in enumerate(order):
        if step and keys[one] != keys[order[step - 1]]:
            place = step + 1
        yield one, place


def telling(row: Row[Id], hypotheses: int) -> Telling:
    """The population standard deviation of a row; what is not assessed or does not apply counts
    as neutral there."""
    points = [rated.points for rated in row.values()]
    mean = sum(points) / hypotheses if hypotheses else 0.0
    apart = fsum((each - mean) ** 2 for each in points) + (hypotheses - len(points)) * mean**2
    same = len(points) == hypotheses > 1 and len(set(points)) == 1
    return Telling(0.0 if same else sqrt(apart / max(hypotheses, 1)), same)


def _decisive(
    order: Sequence[Id], keys: Mapping[Id, _Key], rows: Mapping[Id, Row[Id]]
) -> Generator[None, None, dict[Id, Decisive[Id]]]:
    """Leaving a row out changes only the hypotheses that it disagrees with, and each of them for
    the better. So whoever stood first either is overtaken by these or stays."""
    best = keys[order[0]] if order else None
    before = {one for one in order if keys[one] == best}
    place = {one: at for at, one in enumerate(order)}
    found: dict[Id, Decisive[Id]] = {}
    for name, row in rows.items():
        yield
        new = {one: _without(keys[one], rated) for one, rated in row.items() if rated.points < 0}
        least = min(new.values(), default=None)
        if least is None or best is None or least > best:
            continue
        first = {one for one, key in new.items() if key == least}
        if first != before:
            ordered = sorted(first, key=place.__getitem__)
            found[name] = Decisive(tuple(ordered), least == best)
    return found


def _without(key: _Key, rated: Rated) -> _Key:
    return round(key[0] - rated.inconsistency, _DIGITS) + 0.0, key[1] - rated.points**2
