"""Taking out of a workbook what says by whom, with what and when it was made.

A workbook is a ZIP of parts. The parts about the document are optional; without them and what
refers to them it is as good a workbook. Rule: nothing leaves with metadata in it unseen.
"""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from evidenceboard.storage.new_file import ExportError

_ABOUT = "docProps/"
_REFERRING = {
    "[Content_Types].xml": re.compile(rb'<Override PartName="/docProps/[^>]*/>'),
    "_rels/.rels": re.compile(rb'<Relationship [^>]*Target="docProps/[^>]*/>'),
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def without_metadata(workbook: bytes) -> bytes:
    """The same workbook, saying nothing about itself. Raises ExportError where the parts are not
    laid out as expected."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not name.startswith(_ABOUT):
                part = ZipInfo(name, _EPOCH)
                part.compress_type = ZIP_DEFLATED
                new.writestr(part, _stripped(name, old.read(name)))
    return made.getvalue()


def _stripped(name: str, part: bytes) -> bytes:
    stripped = _REFERRING[name].sub(b"", part) if name in _REFERRING else part
    if _ABOUT.encode() in stripped:
        raise ExportError("No workbook was written: its parts are not laid out as expected.")
    return stripped
