"""Qt is loaded without what only errors need, and its errors say what they always say."""

from __future__ import annotations

from tests.fresh_python import said

WRONG_CALLS = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "application = QApplication([])\n"
    "widget = QWidget()\n"
    "widget.show()\n"
    "before = waiting()\n"
    "for call in (lambda: widget.resize('x'), lambda: widget.move(1, 2, 3), lambda: QWidget(1)):\n"
    "    try:\n"
    "        call()\n"
    "    except TypeError as error:\n"
    "        print(error)\n"
    "print(widget.resize.__doc__)\n"
)
WAITING = (
    "import sys\n"
    "def waiting():\n"
    "    names = (one for one in sys.modules if one.startswith('shibokensupport.signature.'))\n"
    "    return sum('__getattr__' in vars(sys.modules[one]) for one in names)\n"
)
LOADED_QUICKLY = "from evidenceboard.qt_loading import load_qt\nload_qt()\n"


def test_a_wrong_call_is_told_as_ever() -> None:
    ordinary = said(WAITING + WRONG_CALLS)
    assert "resize(self, w: int, h: int, /)" in ordinary
    assert said(WAITING + LOADED_QUICKLY + WRONG_CALLS) == ordinary


def test_what_only_errors_need_is_compiled_once_there_is_one() -> None:
    told = said(WAITING + LOADED_QUICKLY + WRONG_CALLS + "print(before, waiting())")
    assert told.splitlines()[-1] == "5 2"  # what writes stubs for type checkers is never asked for


def test_nothing_waits_where_qt_is_told_to_make_its_enums_otherwise() -> None:
    told = said(WAITING + LOADED_QUICKLY + "print(waiting())", PYSIDE6_OPTION_PYTHON_ENUM="0x12")
    assert told == "0\n"


def test_pyside_stands_in_the_way_of_no_later_import() -> None:
    said_by_qt = said("import PySide6.QtCore\nprint(__import__.__name__)")
    assert said_by_qt == "__feature_import__\n"
    assert said(LOADED_QUICKLY + "print(__import__.__name__)") != said_by_qt
