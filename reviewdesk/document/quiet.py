"""The signature library logs names of signers; ours never does."""

import logging


def quiet_library() -> None:
    """Keep the library from logging anything."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
