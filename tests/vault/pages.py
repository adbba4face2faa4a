"""Every byte of a desk's database and its write-ahead log, decrypted page by page: also what no row shows any more."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from reviewdesk.vault.desk import Desk

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def all_pages(desk: Desk) -> bytes:
    """Return all pages in the open, as somebody would find them who holds the disk and the key."""
    key = desk._vault.held.keys.database
    whole = (desk.folder / "desk.db").read_bytes()
    log = desk.folder / "desk.db-wal"
    pages = [*_pages(whole), *_frames(log.read_bytes() if log.exists() else b"")]
    return b"".join(_opened(key, page, first=page is pages[0]) for page in pages)


def _pages(whole: bytes) -> Iterator[bytes]:
    for start in range(0, len(whole), PAGE):
        yield whole[start : start + PAGE]


def _frames(log: bytes) -> Iterator[bytes]:
    for start in range(LOG_HEAD, len(log), FRAME_HEAD + PAGE):
        yield log[start + FRAME_HEAD : start + FRAME_HEAD + PAGE]


def _opened(key: bytes, page: bytes, *, first: bool) -> bytes:
    """SQLCipher 4: AES-256-CBC, the vector in the reserved end of the page, a salt before the first one."""
    body = page[SALT if first else 0 : PAGE - RESERVED]
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
