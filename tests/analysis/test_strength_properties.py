"""What holds for the strengths of any graph, cyclic or not.

Few graphs are drawn unless asked for: `HYPOTHESIS_PROFILE=thorough` draws thousands of new ones.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidenceboard.analysis.strength import Edge, solve
from tests.analysis.continuous_model import at_rest

SEMANTICS = ("quadratic-energy", "df-quad")
SHARES = st.one_of(st.sampled_from((0.0, 0.2, 0.5, 0.8, 1.0)), st.floats(0, 1))
Drawn = tuple[dict[str, float], list[Edge]]


@st.composite
def graphs(draw: Any, *, acyclic: bool = False, most: int = 8) -> Drawn:
    """Some arguments with weights, and edges between any two of them, itself included."""
    names = [f"a{number}" for number in range(draw(st.integers(1, most)))]
    base = {name: draw(SHARES) for name in names}
    edges: list[Edge] = []
    for _ in range(draw(st.integers(0, 3 * len(names)))):
        ends = draw(st.tuples(*[st.integers(0, len(names) - 1)] * 2))
        source, target = sorted(ends) if acyclic else ends
        if not (acyclic and source == target):
            sign, weight = draw(st.sampled_from((1, -1))), draw(SHARES)
            edges.append((names[source], names[target], sign, weight))
    return base, edges


def near(values: Any) -> Any:
    return pytest.approx(values, abs=1e-9)


@given(graphs(), st.sampled_from(SEMANTICS))
def test_strengths_are_where_the_whole_graph_comes_to_rest(drawn: Drawn, semantics: str) -> None:
    """The independent oracle: Runge–Kutta over the whole graph at once."""
    base, edges = drawn
    expected = at_rest(base, edges, semantics)
    assume(expected is not None)
    found = solve(base, edges, semantics)
    assert found.unsettled == {}
    assert dict(found) == pytest.approx(expected, abs=1e-6)


@given(graphs(), st.sampled_from(SEMANTICS))
def test_a_strength_is_a_share_and_all_have_one(drawn: Drawn, semantics: str) -> None:
    base, edges = drawn
    found = solve(base, edges, semantics)
    assert found.keys() == base.keys()
    assert all(0 <= strength <= 1 for strength in found.values())


@given(graphs(), st.sampled_from(SEMANTICS))
def test_what_nothing_acts_on_keeps_its_weight(drawn: Drawn, semantics: str) -> None:
    base, edges = drawn
    targets = {edge[1] for edge in edges}
    found = solve(base, edges, semantics)
    assert {name: found[name] for name in base if name not in targets} == {
        name: weight for name, weight in base.items() if name not in targets
    }


@given(graphs(acyclic=True), st.sampled_from(SEMANTICS), st.sampled_from((1, -1)), SHARES, SHARES)
def test_another_reason_never_moves_a_strength_the_wrong_way(
    drawn: Drawn, semantics: str, sign: int, weight: float, strength: float
) -> None:
    base, edges = drawn
    target = max(base)
    before = solve(base, edges, semantics)[target]
    more = [*edges, ("new", target, sign, weight)]
    after = solve({**base, "new": strength}, more, semantics)[target]
    assert sign * (after - before) >= -1e-9


@given(graphs(), st.sampled_from(SEMANTICS), st.sampled_from((1, -1)), SHARES)
def test_a_neighbour_without_strength_changes_nothing(
    drawn: Drawn, semantics: str, sign: int, weight: float
) -> None:
    base, edges = drawn
    before = solve(base, edges, semantics)
    more = [*edges, *(("nobody", name, sign, weight) for name in base)]
    after = solve({**base, "nobody": 0.0}, more, semantics)
    assume(not before.unsettled and not after.unsettled)
    assert {name: after[name] for name in base} == pytest.approx(dict(before), abs=1e-7)


@given(SHARES, st.lists(st.tuples(SHARES, SHARES), max_size=5), st.sampled_from(SEMANTICS))
def test_equal_support_and_contradiction_leave_the_weight(
    weight: float, sides: list[tuple[float, float]], semantics: str
) -> None:
    base, edges = {"c": weight}, []
    for number, (strength, k) in enumerate(sides):
        for sign in (1, -1):
            name = f"{number}{sign}"
            base[name] = strength
            edges.append((name, "c", sign, k))
    assert solve(base, edges, semantics)["c"] == near(weight)


@given(
    SHARES,
    st.lists(st.tuples(SHARES, st.sampled_from((1, -1)), SHARES), max_size=6),
    st.sampled_from(SEMANTICS),
)
def test_the_other_side_out_mirrors_the_strength(
    weight: float, reasons: list[tuple[float, int, float]], semantics: str
) -> None:
    base = {str(number): strength for number, (strength, _, _) in enumerate(reasons)}
    edges = [(str(number), "c", sign, k) for number, (_, sign, k) in enumerate(reasons)]
    mirrored = [(source, target, -sign, k) for source, target, sign, k in edges]
    one = solve({**base, "c": weight}, edges, semantics)["c"]
    other = solve({**base, "c": 1 - weight}, mirrored, semantics)["c"]
    assert other == near(1 - one)


@given(graphs(), st.sampled_from(SEMANTICS), st.randoms(use_true_random=False))
def test_neither_the_order_of_arguments_nor_that_of_edges_matters(
    drawn: Drawn, semantics: str, rng: Any
) -> None:
    base, edges = drawn
    names, shuffled = list(base), list(edges)
    rng.shuffle(names)
    rng.shuffle(shuffled)
    other = solve({name: base[name] for name in names}, shuffled, semantics)
    assert dict(other) == near(dict(solve(base, edges, semantics)))
