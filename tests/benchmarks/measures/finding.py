"""Find as you type: a rare word, a common one, one that is nowhere, and a beginning of a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from evidenceboard.window.find_bar import FIRST, FindBar
from tests.benchmarks.floors import like_scan
from tests.benchmarks.rows import Limit, Row, limit_for
from tests.benchmarks.stage import Reel, Stage

ROUNDS = 5
MISS = "quixotically"


def measure(stage: Stage) -> Iterator[Row]:
    stage.aim(1.0)
    bar = stage.window.overlays.find_bar
    if bar is None:
        raise RuntimeError("There is no find bar.")
    opened = Reel()
    stage.frame(opened, bar.open)
    while not bar._search.is_complete:
        stage.frame(opened, stage.rest)
    remark = f"all read after {sum(opened.wall):.0f} ms"
    yield stage.row("find: open, and read the board meanwhile", opened, remark=remark)
    for name, words in _queries(stage).items():
        yield _typed(stage, bar, name, words)
        yield _against_scan(stage, bar, name, words)
    bar.leave()
    stage.settle()


def _typed(stage: Stage, bar: FindBar, name: str, words: str) -> Row:
    """Typed letter by letter, each looked for, marked on the board and painted."""
    line = bar.findChild(QLineEdit)
    if line is None:
        raise RuntimeError("The find bar has no line to type in.")
    reel = Reel()
    for _ in range(stage.times(ROUNDS)):
        line.clear()
        for sign in words:
            stage.frame(reel, stage.pointer.key, line, Qt.Key.Key_A, sign)
    limit = limit_for(stage.cards, 10.0, 50.0, "p95")
    return stage.row(f"find, {name}: a letter", reel, limit)


def _against_scan(stage: Stage, bar: FindBar, name: str, words: str) -> Row:
    """The search alone, in turns with a scan of titles and texts by SQL."""
    scans, searches = [], []
    for _ in range(stage.times(ROUNDS)):
        scans.append(like_scan(stage.path, words))
        start = perf_counter()
        bar._search.find(words, FIRST)
        searches.append((perf_counter() - start) * 1000)
    share = tuple(taken / median(scans) for taken in searches)
    what = f"find, {name}: against a LIKE scan"
    remark = f"search {median(searches):.1f} ms, scan {median(scans):.1f} ms"
    limit = Limit("p50", 0.5) if stage.cards > 10_000 else None
    return Row(what, stage.cards, share, "×", limit=limit, remark=remark)


def _queries(stage: Stage) -> dict[str, str]:
    """What to look for, chosen from what the board says."""
    counted: Counter[str] = Counter()
    for number, card in enumerate(stage.workspace.board.cards.values()):
        counted.update(word for word in card.title.split() if word.isalpha() and word.isascii())
        if number > 5000:
            break
    words = [word.lower() for word, _ in counted.most_common() if len(word) > 4]
    return {"common": words[0], "rare": words[-1], "nowhere": MISS, "a beginning": words[0][:3]}
