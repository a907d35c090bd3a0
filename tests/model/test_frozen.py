"""Records made by our own decorator are what a frozen dataclass with slots makes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from evidenceboard.model.frozen import frozen


class Plain:
    """A name, two numbers, and what belongs to it."""

    name: str
    low: float
    high: float = 1.0
    parts: list[int] = field(default_factory=list)
    hidden: str = field(default="", repr=False, compare=False)
    worked_out: int | None = field(default=None, init=False, repr=False, compare=False)

    def doubled(self: Any) -> Any:
        return replace(self, low=2 * self.low)


class Lone:
    value: float


class Empty:
    """Nothing."""


class Said:
    value: int

    def __repr__(self) -> str:
        return "said"

    def __eq__(self, other: object) -> bool:
        return other == "said"

    __hash__ = None  # type: ignore[assignment]


BODIES = {body.__name__: body for body in (Plain, Lone, Empty, Said)}
NAN = float("nan")
MADE: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Plain", ("a", 0.5), {}),
    ("Plain", ("a", 0.5, 2.0), {"parts": [1, 2], "hidden": "x"}),
    ("Plain", (), {"name": "a", "low": 0.5, "hidden": "y"}),
    ("Plain", ("b", NAN), {}),
    ("Lone", (3,), {}),
    ("Lone", (NAN,), {}),
    ("Empty", (), {}),
    ("Said", (3,), {}),
]


def both(name: str) -> tuple[Any, Any]:
    """The class of that body as Python makes it, and as it is made here."""

    def body() -> Any:
        space = {key: value for key, value in vars(BODIES[name]).items() if key not in UNWANTED}
        return type(name, (), space)

    return dataclass(frozen=True, slots=True)(body()), frozen(body())


UNWANTED = {"__dict__", "__weakref__"}


@pytest.mark.parametrize("name", BODIES)
def test_the_classes_are_alike(name: str) -> None:
    theirs, ours = both(name)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]
    assert (ours.__match_args__, ours.__slots__) == (theirs.__match_args__, theirs.__slots__)
    assert (ours.__doc__ or "").startswith((BODIES[name].__doc__ or "")[:9])


@pytest.mark.parametrize("name", BODIES)
def test_records_are_alike(name: str) -> None:
    theirs, ours = both(name)
    given = [(values, named) for body, values, named in MADE if body == name]
    made = [(theirs(*values, **named), ours(*values, **named)) for values, named in given]
    for their, our in made:
        assert repr(our) == repr(their)
        names = [one.name for one in fields(our)]
        assert [getattr(our, one) for one in names] == [getattr(their, one) for one in names]
        assert (our == "said") == (their == "said")
        for their_other, our_other in made:
            assert (our == our_other) == (their == their_other)
    for their, our in made:
        assert hash_of(our) == hash_of(their)


def hash_of(record: object) -> object:
    try:
        return hash(record)
    except TypeError:
        return "none"


def test_each_has_its_own_of_what_a_factory_makes() -> None:
    _, ours = both("Plain")
    first, second = ours("a", 0.5), ours("a", 0.5)
    first.parts.append(7)
    assert second.parts == []


def test_nothing_is_set_or_deleted() -> None:
    record = both("Plain")[1]("a", 0.5)
    for name in ("name", "worked_out", "doubled", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(record, name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(record, name)
    assert (record.name, record.worked_out) == ("a", None)
    with pytest.raises(AttributeError):
        object.__setattr__(record, "other", 1)  # it has slots


@pytest.mark.parametrize("values", [(), ("a",), ("a", 1, 2, [], "", 3), ("a", 1, 2, [], "", 3, 4)])
def test_wrong_arguments_are_refused(values: tuple[object, ...]) -> None:
    for made in both("Plain"):
        with pytest.raises(TypeError):
            made(*values)
        with pytest.raises(TypeError):
            made("a", 1, unknown=2)


def test_a_record_is_replaced_matched_and_taken_apart() -> None:
    their, our = (made("a", 0.5, parts=[1]) for made in both("Plain"))
    assert asdict(our) == asdict(their)
    assert our.doubled().low == 1.0
    match our:
        case object(name="a", low=low):
            assert low == 0.5
        case _:
            pytest.fail("It does not match.")


@frozen
class Base:
    name: str
    count: int = 0


@frozen
class Derived(Base):
    more: str = "m"


@frozen(eq=False)
class Itself:
    name: str


def test_a_class_may_build_on_another() -> None:
    assert repr(Derived("a", 2)) == "Derived(name='a', count=2, more='m')"
    assert Derived("a", 2) == Derived("a", 2, "m")
    assert Derived("a", 2) != Base("a", 2)
    assert {Derived("a"): 1}[Derived("a")] == 1
    with pytest.raises(FrozenInstanceError):
        Derived("a").more = "n"  # type: ignore[misc]


def test_without_comparing_a_record_equals_itself_alone() -> None:
    one = Itself("a")
    assert one == one  # noqa: PLR0124  # that is the question
    assert one != Itself("a")
    assert len({one, Itself("a")}) == 2


def test_copies_equal_what_they_were_made_of() -> None:
    record = Derived("a", 2)
    copies = [copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))]  # noqa: S301
    assert copies == [record] * 3
