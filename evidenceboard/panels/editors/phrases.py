"""How the text that is typed into an editor is read as a field's value, and written again."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from evidenceboard.model.date_phrases import read
from evidenceboard.model.figures import figure_in_words, number_in_words, read_figure
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import NumberField
from evidenceboard.model.records import Quantity, Value
from evidenceboard.model.uncertain_date import in_words
from evidenceboard.panels.editors.foreign_dates import read_in_any_language


@frozen
class Understood:
    """What a text was read as. `trouble` says why it cannot be stored as it is; `choices` are
    values to pick from instead, with their words; `caption` says what was understood."""

    value: Value | None = None
    caption: str = ""
    trouble: str = ""
    choices: tuple[tuple[Value, str], ...] = ()


class Phrase(Protocol):
    """Reads and writes one type of value. `final`: the user is done typing."""

    def read(self, text: str, *, final: bool) -> Understood: ...

    def write(self, value: Value) -> str: ...


class PlainPhrase:
    """Text is what it is."""

    def read(self, text: str, *, final: bool) -> Understood:
        return Understood(text)

    def write(self, value: Value) -> str:
        return str(value)


class LinkPhrase(PlainPhrase):
    """An address is kept as it was typed; one that will not be opened says so."""

    def read(self, text: str, *, final: bool) -> Understood:
        opened = text.casefold().startswith(("http://", "https://"))
        caption = "" if opened else "Kept as text: only http and https addresses are opened."
        return Understood(text, caption)


class NumberPhrase:
    """A number with a decimal point or comma."""

    def __init__(self, field: NumberField) -> None:
        self._field = field

    def read(self, text: str, *, final: bool) -> Understood:
        try:
            number = float(text.replace(",", ".").replace("−", "-"))
            self._field.check(number)
        except ValueError:
            bounds = f"{self._field.low:g} to {self._field.high:g}"
            return Understood(trouble=f"This is not a number from {bounds}.")
        return Understood(number)

    def write(self, value: Value) -> str:
        return number_in_words(value) if isinstance(value, int | float) else str(value)


class QuantityPhrase:
    """A figure or a range with its unit, in one line."""

    def read(self, text: str, *, final: bool) -> Understood:
        try:
            figure = read_figure(text)
        except ValueError as error:
            return Understood(trouble=str(error))
        said = figure_in_words(figure)
        return Understood(figure, "" if said == text else f"Understood: {said}")

    def write(self, value: Value) -> str:
        return figure_in_words(value) if isinstance(value, Quantity) else str(value)


class DatePhrase:
    """A date in words or in EDTF. It is written in words where those read back as the same."""

    def read(self, text: str, *, final: bool) -> Understood:
        reading = read(text, datetime.now().astimezone().date())
        if len(reading.readings) == 1 and not reading.trouble:
            return Understood(reading.readings[0], _date_caption(reading.readings[0], text))
        if final and not reading.readings:
            foreign = read_in_any_language(text)
            if foreign:
                return Understood(foreign, _date_caption(foreign, text))
        choices = tuple((edtf, in_words(edtf)) for edtf in reading.readings)
        return Understood(trouble=reading.trouble, choices=choices)

    def write(self, value: Value) -> str:
        edtf = str(value)
        said = in_words(edtf)
        same = read(said, datetime.now().astimezone().date()).readings == (edtf,)
        return said if same else edtf


def _date_caption(edtf: str, typed: str) -> str:
    """What was understood, in words and as EDTF; neither where it is what was typed."""
    told = dict.fromkeys((in_words(edtf), edtf))
    return " · ".join(said for said in told if said != typed)
