"""Open the desk, say so, and hold it until killed."""

import sys
from pathlib import Path

from tests.desk_kit import reopen

desk = reopen(Path(sys.argv[1]))
sys.stdout.write("open\n")
sys.stdout.flush()
sys.stdin.read()
