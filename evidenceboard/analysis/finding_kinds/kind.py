"""What a kind of finding declares. A new kind is one file with a declaration and one line in the
catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evidenceboard.analysis.board_ratings import JUDGED, STATING
from evidenceboard.analysis.finding import Finding, Severity, Suggestion, finding_key
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

CLAIMS, EVIDENCE = JUDGED, STATING

Look = Callable[[Inquiry, Subject], Iterator[Finding]]
LookAtBoard = Callable[[Inquiry], Iterator[Finding]]


@frozen
class FindingKind:
    """One sort of finding.

    `find` is asked about each card whose kind is in `asks`, and may look only at what is a few
    connectors away; `late` kinds are asked once all cards are in the indexes. `find_all` is asked
    about the board as a whole.
    """

    name: str
    word: str
    icon: str
    asks: frozenset[str] = frozenset()
    find: Look | None = None
    find_all: LookAtBoard | None = None
    severity: Severity = Severity.CONCERN
    late: bool = False

    def finding(
        self,
        title: str,
        detail: str,
        records: Iterable[RecordId],
        *,
        about: Iterable[str] | None = None,
        suggestion: Suggestion | None = None,
    ) -> Finding:
        """A finding of this kind. `about` are the records, and words, that make it this one and
        no other; without it, all that it leads to."""
        found = tuple(records)
        key = finding_key(self.name, found if about is None else about)
        return Finding(key, self.name, title, detail, found, self.severity, suggestion)
