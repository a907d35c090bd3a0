"""The two ways in which support and opposition move an argument away from its own weight.

Quadratic Energy: Potyka, "Continuous dynamical systems for weighted bipolar argumentation",
KR 2018. DF-QuAD: Rago, Toni, Aurisicchio and Baroni, KR 2016. Rule: every connector has an
*amount*, and a side is the plain sum of the amounts that count; so shares of an amount can be
spread over origins in both.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"
Number = TypeVar("Number", float, Floats)

_NEAREST_TO_ONE = 1 - 2**-53


class Semantics:
    """How amounts are made of connectors, and strengths of amounts."""

    name = ""
    title = ""
    steepest = 1.0
    """The most by which a strength can follow what one connector carries, in its own part of the
    way."""
    steepest_share = math.inf
    """The same for a connector that is spread over several origins."""

    def amount(self, value: float) -> float:
        """What a connector that carries `value` (weight × strength, 0 to 1) adds to its side."""
        raise NotImplementedError

    def amounts(self, values: Floats) -> Floats:
        raise NotImplementedError

    def side(self, amount: float) -> float:
        """A sum of amounts as it is shown: 0 is nothing."""
        raise NotImplementedError

    def energy(self, support: float, opposition: float) -> float:
        """The balance of both sums of amounts; above 0 it strengthens."""
        raise NotImplementedError

    def energies(self, support: Floats, opposition: Floats) -> Floats:
        raise NotImplementedError

    def reach(self, push: Number) -> Number:
        """Which part of the way to 1 (or to 0) a push of this size moves a strength."""
        raise NotImplementedError

    def moved(self, weight: Number, energy: Number) -> Number:
        """The strength of an argument with that weight of its own under that energy."""
        up = (energy + abs(energy)) / 2
        return weight + (1 - weight) * self.reach(up) - weight * self.reach(up - energy)

    def strength(self, weight: float, support: float, opposition: float) -> float:
        return self.moved(weight, self.energy(support, opposition))

    def strengths(self, weights: Floats, support: Floats, opposition: Floats) -> Floats:
        return self.moved(weights, self.energies(support, opposition))


class QuadraticEnergy(Semantics):
    """σ = w − w·h(−E) + (1−w)·h(E) with h(x) = max(x,0)² / (1 + max(x,0)²)."""

    name = "quadratic-energy"
    title = "Quadratic Energy"
    steepest = steepest_share = 0.65  # h is steepest at 1/√3, by 3√3/8

    def amount(self, value: float) -> float:
        return value

    def amounts(self, values: Floats) -> Floats:
        return values

    def side(self, amount: float) -> float:
        return amount

    def energy(self, support: float, opposition: float) -> float:
        return support - opposition

    def energies(self, support: Floats, opposition: Floats) -> Floats:
        return support - opposition

    def reach(self, push: Number) -> Number:
        square = push * push
        return square / (1 + square)

    def strength(self, weight: float, support: float, opposition: float) -> float:
        """The same, written out: this runs for every argument of a large board."""
        energy = support - opposition
        square = energy * energy
        part = square / (1 + square)
        return weight + (1 - weight) * part if energy > 0 else weight - weight * part


class DfQuad(Semantics):
    """A = Π over attackers (1−v) − Π over supporters (1−v); A ≥ 0 moves towards 1, else to 0.

    An amount is −log(1−v), so that a product over connectors is a sum of amounts.
    """

    name = "df-quad"
    title = "DF-QuAD"

    def amount(self, value: float) -> float:
        return -math.log1p(-min(value, _NEAREST_TO_ONE))

    def amounts(self, values: Floats) -> Floats:
        return -np.log1p(-np.minimum(values, _NEAREST_TO_ONE))

    def side(self, amount: float) -> float:
        return -math.expm1(-amount)

    def energy(self, support: float, opposition: float) -> float:
        return math.exp(-opposition) - math.exp(-support)

    def energies(self, support: Floats, opposition: Floats) -> Floats:
        return np.exp(-opposition) - np.exp(-support)

    def reach(self, push: Number) -> Number:
        return push


SEMANTICS: tuple[Semantics, ...] = (QuadraticEnergy(), DfQuad())
_BY_NAME = {one.name: one for one in SEMANTICS}


def semantics_named(name: str) -> Semantics:
    """The semantics of that name. Raises ValueError, in words, for one that is not known."""
    if name not in _BY_NAME:
        raise ValueError(f"There is no semantics {name!r}: use {' or '.join(_BY_NAME)}.")
    return _BY_NAME[name]
