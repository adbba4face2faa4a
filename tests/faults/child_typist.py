"""Append one update after another and say each one's number once it is committed."""

import os
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import func, select

from reviewdesk.models.text_rows import DocUpdate
from tests.desk_kit import REVIEW, START, reopen

desk = reopen(Path(sys.argv[1]))
with desk.read() as session:
    last = session.scalar(select(func.max(DocUpdate.seq))) or 0
for seq in count(last + 1):
    with desk.write("employee-1") as unit:
        typed = f"keystroke {seq}".encode()
        unit.session.add(DocUpdate(review_id=REVIEW, authority="joint", seq=seq, update=typed, at=START))
        unit.audit("text.changed", REVIEW, {"seq": seq, "length": len(typed)})
    os.write(1, f"{seq}\n".encode())
