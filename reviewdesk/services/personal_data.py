"""Handing somebody everything this desk holds about them: one file with data, plans and a page that explains it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from reviewdesk import __version__
from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.document_rows import PendingDocument, SealedPlan
from reviewdesk.services.about_person import require_subject, rows, subjects
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.duty_snapshots import Subject
from reviewdesk.services.export_words import readme
from reviewdesk.services.own_names import own_name
from reviewdesk.services.person_export import FORMAT, VERSION, found_about
from reviewdesk.services.saving import saved

README, DATA, MANIFEST, PLANS = "README.txt", "data.json", "manifest.json", "plans"
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The one moment every entry bears: a ZIP knows no zone, and ``made_at`` stands in the data."""


Read = Callable[[], bytes]


class PersonalData:
    """Reads all and changes nothing, save for the line in the audit trail that says when it was handed out."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def people(self) -> tuple[Subject, ...]:
        """Return everybody this desk holds something about, by name."""
        with self._context.reading() as session:
            return subjects(session)

    def export(self, person_id: str) -> bytes:
        """Return a ZIP of everything about a person that this desk can read; ``RuleViolation`` for a stranger."""
        with self._context.reading() as session:
            subject = require_subject(session, person_id)
            found = found_about(session, person_id)
            readers = self._readers(session, person_id)
        info = self._context.desk.info
        files, lost = _read(readers)
        head: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "program": __version__,
            "made_at": self._context.clock.now().isoformat(),
            "desk": {"id": info.desk_id, "owner_kind": info.owner_kind, "owner": info.owner_name}
            | {"organisation": info.organisation},
            "not_readable_here": {"locked_in_the_drawer": found.locked, "lost_files": lost},
            "names_left_out": found.left_out,
        }
        files = {DATA: _json({**head, **found.data}), **files}
        files = {README: readme(subject.name, info, found, lost).encode(), **files}
        return _zipped({**files, MANIFEST: _json(_manifest(files))})

    def save(self, person_id: str, place: Path) -> Path:
        """Write the export where the person chose, note in the trail that it was made, and return where it lies."""
        content = self.export(person_id)
        place = saved(place, content, DocumentError("file-not-saved"))
        with self._context.writing() as unit:
            unit.audit("person.exported", person_id, {"sha256": hashlib.sha256(content).hexdigest()})
        return place

    def _readers(self, session: Session, person_id: str) -> dict[str, Read]:
        """Return by its path in the export how each file of a person is read."""
        sealed = rows(session, SealedPlan, person_id)
        done = {row.document_id for row in sealed}
        pending = [row for row in rows(session, PendingDocument, person_id) if row.document_id not in done]
        archive, files = Archive(self._context), self._context.desk.files
        readers: list[tuple[str, Read]] = [
            *((row.file_name, partial(archive.pdf, row.document_id)) for row in sealed),
            *((f"unfinished-{row.document_id}.pdf", partial(files.get, row.stored_name)) for row in pending),
        ]
        taken: set[str] = set()
        return {f"{PLANS}/{own_name(name, taken)}": read for name, read in readers}


def _read(readers: Mapping[str, Read]) -> tuple[dict[str, bytes], list[str]]:
    """Return the files by their path, and the paths of those that are missing or damaged on the disk."""
    files: dict[str, bytes] = {}
    lost: list[str] = []
    for path, read in readers.items():
        try:
            files[path] = read()
        except DocumentError:
            lost.append(path)
    return files, lost


def _manifest(files: dict[str, bytes]) -> dict[str, Any]:
    listed = [
        {"file": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in files.items()
    ]
    return {"format": "reviewdesk/manifest", "version": VERSION, "files": listed}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False) + "\n").encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, _OLDEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
