"""A text read a few entries at a time says what it says when it is read at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.canvas import json_loading
from evidenceboard.canvas.json_loading import loading
from evidenceboard.model.steps import in_one_go

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(), VALUES)


def refuse(name: str) -> Any:
    raise ValueError(f"{name} is refused.")


def read(data: bytes) -> object:
    """What comes of it; an error where it is refused."""
    try:
        return in_one_go(loading(data, refuse))
    except ValueError:
        return ValueError


def read_at_once(data: bytes) -> object:
    try:
        return json.loads(data, parse_constant=refuse)
    except ValueError:
        return ValueError


@given(OBJECTS, st.sampled_from([None, 1]), st.booleans())
def test_any_object_in_any_layout(value: object, indent: int | None, ascii_only: bool) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert read(data.encode("utf-8", "surrogatepass")) == value


@given(OBJECTS, st.data())
def test_a_text_that_is_cut_or_altered_is_refused_as_ever(
    value: object, data: st.DataObject
) -> None:
    text = json.dumps(value)
    at = data.draw(st.integers(0, len(text)))
    put = data.draw(st.sampled_from(["", "]", "}", ",", " ", ":", "[", "{", '"', "NaN", "1"]))
    gone = data.draw(st.integers(0, 3))
    changed = (text[:at] + put + text[at + gone :]).encode()
    assert read(changed) == read_at_once(changed)


@pytest.mark.parametrize(
    "text", ["", "[]", "[1, 2]", "7", '"text"', "{}", '{"a": 1, "a": 2}', '{"a": [NaN]}']
)
def test_what_is_no_object_of_ours_is_read_all_the_same(text: str) -> None:
    assert read(text.encode()) == read_at_once(text.encode())


def test_a_long_list_takes_several_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_loading, "_AT_ONCE", 10)
    done = list(loading(json.dumps({"cards": list(range(100))}).encode(), refuse))
    assert len(done) == 10
    assert done == sorted(done)
