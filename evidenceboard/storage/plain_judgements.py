"""A quick judgement on the judgements in a board: in arrays, a tenth of the time.

Rule: it never passes what reading row by row would refuse.
"""

from __future__ import annotations

from collections.abc import Container

import numpy as np

from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT
from evidenceboard.storage.keys import check_ids
from evidenceboard.storage.limits import REVISION_LIMIT
from evidenceboard.storage.page_rows import PageRows
from evidenceboard.storage.plain_fields import are_lines
from evidenceboard.storage.row_reading import CONFIDENCES, DATE_LIMIT, LIKELIHOODS

COLUMNS = 10
"""Of the table of judgements."""
_WORDS = {3: LIKELIHOODS, 4: CONFIDENCES}
_TEXTS = {5: TEXT_LIMIT, 6: DATE_LIMIT, 7: LINE_LIMIT, 8: REVISION_LIMIT, 9: LINE_LIMIT}
"""How long the reason, the date, the author, the revision and the standing may be."""


def are_plain(rows: PageRows) -> bool:
    """Whether these judgements are plainly right; False also where that is not to be seen here.
    To which cards they belong is for others to judge."""
    check_ids(rows.ids(0))
    every = np.arange(len(rows.rowids))
    return (
        all(rows.are_texts(column, every) for column in (*_WORDS, *_TEXTS))
        and all(_are_known(rows, column, words) for column, words in _WORDS.items())
        and all(are_lines(rows, column, every, most) for column, most in _TEXTS.items())
    )


def _are_known(rows: PageRows, column: int, known: Container[str]) -> bool:
    """Whether each row has one of these words there."""
    said, count = set[str](), 0
    for texts in rows.written(column, np.arange(len(rows.rowids))):
        words = texts.decode().split("\0")[:-1]
        said.update(words)
        count += len(words)
    return count == len(rows.rowids) and all(word in known for word in said)
