"""The window is painted before anything heavy is loaded."""

import subprocess
import sys

HEAVY = (
    "alembic",
    "sqlalchemy",
    "sqlcipher3",
    "reportlab",
    "pyhanko",
    "pikepdf",
    "pypdfium2",
    "keyring",
    "cryptography",
    "argon2",
    "lxml",
    "jsonschema",
    "aiohttp",
    "pycrdt",
)


def test_the_app_loads_nothing_heavy_before_its_window() -> None:
    code = f"import sys, reviewdesk.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
