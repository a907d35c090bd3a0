"""numpy is loaded without what nobody asks of it, and whoever asks gets it as ever."""

from __future__ import annotations

import pytest

from tests.fresh_python import said

LOADED_QUICKLY = (
    "import sys\nfrom evidenceboard.numpy_loading import load_numpy\nload_numpy()\n"
    "import numpy as np\n"
)
LEFT_OUT = (
    "print([name for name in ('numpy._typing', 'pickle', 'platform') if name in sys.modules])\n"
)
EVERYTHING = (
    "import pickle, platform\n"
    "from numpy.typing import ArrayLike, NDArray\n"
    "array = np.arange(6.0).reshape(2, 3)\n"
    "copy = pickle.loads(pickle.dumps(array))\n"
    "print(copy, copy.dtype, NDArray[np.int64], ArrayLike)\n"
    "np.lib.format.write_array(file := __import__('io').BytesIO(), np.array([{1: 2}], object))\n"
    "print(len(file.getvalue()), platform.system(), np.lib._utils_impl.platform.system())\n"
    "np.show_runtime()\n"
    "print(np.linalg.eigh(np.eye(3)), np.linalg.norm(array), np.matrix('1 2; 3 4') ** 2)\n"
    "print(np.ma.masked_less(array, 3).sum(), np.polyfit([0, 1, 2], [0, 1, 4], 1).round(3))\n"
    "print(np.random.default_rng(1).integers(9, size=4), np.fft.fft([1, 2]), np.sum.__doc__)\n"
)


def test_what_is_asked_for_later_is_as_ever() -> None:
    assert said(LOADED_QUICKLY + EVERYTHING) == said("import numpy as np\n" + EVERYTHING)


@pytest.mark.parametrize("name", ["app", "canvas.opening_view", "picture.near_tools", "workspace"])
def test_nothing_that_is_shown_asks_for_types(name: str) -> None:
    told = said(f"{LOADED_QUICKLY}import evidenceboard.{name}\n{LEFT_OUT}")
    assert "typing" not in told


def test_what_nobody_has_asked_for_is_not_loaded() -> None:
    assert said(LOADED_QUICKLY + LEFT_OUT) == "[]\n"
    assert said(LOADED_QUICKLY + "print(np.ndarray.sort.__doc__)") == "None\n"


def test_another_numpy_may_ask_for_more() -> None:
    asking = (
        "import sys\nfrom evidenceboard import numpy_loading\n"
        "with numpy_loading._left_out():\n"
        "    from numpy._typing import ArrayLike\n"
        "    import platform\n"
        "    print(ArrayLike.__name__ if hasattr(ArrayLike, '__name__') else 'there')\n"
        "    print(platform.system() != '')\n"
        "print(type(sys.modules['numpy._typing']).__name__, type(sys.modules['platform']).__name__)"
    )
    assert said(asking).splitlines()[1:] == ["True", "module module"]
