"""The continuous model by itself: the whole graph flows at once, with nothing taken apart.

Rule: it shares no code with the program, so that it can bear witness.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Edges = Sequence[tuple[str, str, int, float]]
STEP, STEPS, STILL = 0.1, 20_000, 1e-11


def at_rest(base: Mapping[str, float], edges: Edges, semantics: str) -> dict[str, float] | None:
    """Where all strengths come to rest, starting from the weights; None if they do not."""
    names = list(base)
    place = {name: at for at, name in enumerate(names)}
    weights = np.array([base[name] for name in names])
    rows = [(place[source], place[target], sign, k) for source, target, sign, k in edges]
    follows = _energy_model if semantics == "quadratic-energy" else _product_model
    found = _flow(weights, follows(weights, rows))
    return None if found is None else dict(zip(names, found.tolist(), strict=True))


def _flow(at: Vector, follows: Callable[[Vector], Vector]) -> Vector | None:
    def slope(x: Vector) -> Vector:
        return follows(x) - x

    for _ in range(STEPS):
        first = slope(at)
        if np.max(np.abs(first), initial=0.0) < STILL:
            return at
        second = slope(at + first * STEP / 2)
        third = slope(at + second * STEP / 2)
        fourth = slope(at + third * STEP)
        at = at + STEP * (first + 2 * second + 2 * third + fourth) / 6
    return None


Row = tuple[int, int, int, float]


def _energy_model(weights: Vector, rows: Sequence[Row]) -> Callable[[Vector], Vector]:
    matrix = np.zeros((len(weights), len(weights)))
    for source, target, sign, k in rows:
        matrix[target, source] += sign * k

    def h(x: Vector) -> Vector:
        positive = np.maximum(x, 0.0) ** 2
        return positive / (1.0 + positive)

    def follows(x: Vector) -> Vector:
        energy = matrix @ x
        return weights - weights * h(-energy) + (1.0 - weights) * h(energy)

    return follows


def _product_model(weights: Vector, rows: Sequence[Row]) -> Callable[[Vector], Vector]:
    def follows(x: Vector) -> Vector:
        left = {1: [1.0] * len(weights), -1: [1.0] * len(weights)}
        for source, target, sign, k in rows:
            left[sign][target] *= 1.0 - k * float(x[source])
        balance = np.array(left[-1]) - np.array(left[1])
        moved: Vector = np.where(balance >= 0, (1.0 - weights) * balance, weights * balance)
        return weights + moved

    return follows
