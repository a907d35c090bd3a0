"""Strengths agree with what was published, and say what they cannot work with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidenceboard.analysis.strength import Edge, solve

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "strengths.json").read_text(encoding="utf-8")
)
SEMANTICS = ("quadratic-energy", "df-quad")


def edges_of(case: dict[str, Any]) -> list[Edge]:
    return [(source, target, sign, weight) for source, target, sign, weight in case["edges"]]


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_strengths_are_those_of_the_continuous_model(case: dict[str, Any], semantics: str) -> None:
    found = solve(case["base"], edges_of(case), semantics)
    assert dict(found) == pytest.approx(case["strengths"][semantics], abs=1e-6)
    assert found.unsettled == {}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_strengths_are_those_that_were_printed(case: dict[str, Any]) -> None:
    for semantics, printed in case["printed"].items():
        found = solve(case["base"], edges_of(case), semantics)
        for name, figure in printed.items():
            digits = len(str(figure).partition(".")[2])
            assert found[name] == pytest.approx(figure, abs=0.5 * 10**-digits)


@pytest.mark.parametrize(
    ("base", "edges", "sentence"),
    [
        ({"a": float("nan")}, [], "a has the weight nan; it must be a number from 0 to 1."),
        ({"a": 1.5}, [], "a has the weight 1.5; it must be a number from 0 to 1."),
        (
            {"a": 0.5, "b": 0.5},
            [("a", "b", 1, float("inf"))],
            "a → b has the weight inf; it must be a number from 0 to 1.",
        ),
        (
            {"a": 0.5, "b": 0.5},
            [("a", "b", 1, -0.1)],
            "a → b has the weight -0.1; it must be a number from 0 to 1.",
        ),
        (
            {"a": 0.5},
            [("a", "b", 1, 0.5)],
            "The connector a → b has no argument at its end b.",
        ),
        (
            {"a": 0.5, "b": 0.5},
            [("a", "b", 0, 0.5)],
            "The connector a → b has the sign 0; it is +1 or −1.",
        ),
    ],
)
def test_what_is_no_number_is_named(
    base: dict[str, float], edges: list[Edge], sentence: str
) -> None:
    with pytest.raises(ValueError) as told:  # noqa: PT011  # the sentence is compared as a whole
        solve(base, edges)
    assert str(told.value) == sentence


def test_a_semantics_that_nobody_knows_is_named() -> None:
    with pytest.raises(ValueError, match="no semantics 'guess': use quadratic-energy or df-quad"):
        solve({}, [], "guess")


def test_an_edge_given_twice_counts_twice() -> None:
    edge = ("s", "c", 1, 0.5)
    twice = solve({"c": 0.5, "s": 1.0}, [edge, edge])
    assert twice["c"] == pytest.approx(0.75)


def test_an_argument_that_contradicts_itself_settles_where_both_agree() -> None:
    found = solve({"a": 1.0}, [("a", "a", -1, 1.0)])
    strength = found["a"]
    assert strength == pytest.approx(1 - strength**2 / (1 + strength**2), abs=1e-6)
    assert found.unsettled == {}
