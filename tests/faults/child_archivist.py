"""Take a folder into an archive and say each plan's number once it is committed."""

import os
import sys
from pathlib import Path

from reviewdesk.content.library import load_library
from reviewdesk.services import intake
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.system.reading import pdfs_in
from tests.desk_kit import reopen

intake.BATCH = 2  # so that there is something between two commits
context = DeskContext(reopen(Path(sys.argv[1])), load_library())
os.write(1, b"ready\n")
for taken in Archive(context).intake.add(pdfs_in(Path(sys.argv[2]))):
    os.write(1, f"{taken.document_id}\n".encode())
