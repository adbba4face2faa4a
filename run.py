#!/usr/bin/env python3
"""Set ReviewDesk up once and start it: ``python3 run.py``; ``python3 run.py test`` runs every gate.

Standard library only, so that nothing but Python 3.11 has to be there first. Further words go to the command
line: ``python3 run.py verify plan.pdf``.
"""

from __future__ import annotations  # an older Python must get as far as its sentence

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
IMPOSSIBLE = 2  # as in docs/command-line.md: 1 would say that something was found to be wrong
INTERRUPTED = 130

# Debian and Ubuntu names; releases after the 64-bit time change add "t64" to some of them.
WINDOW_PACKAGES = (
    *("libglib2.0-0", "libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
    *("libgssapi-krb5-2", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    "libxkbcommon-x11-0",
)
TEST_PACKAGES = (
    *("xvfb", "xauth", "xdotool", "at-spi2-core", "dbus", "dbus-x11", "gnome-keyring", "libsecret-tools"),
    *("poppler-utils", "qpdf", "mupdf-tools", "softhsm2"),
    *("libpdfbox2-java", "libjaxb-api-java"),  # asked where Java is there; 5 MB, and Java itself would be 200
)

# What pip says, and what a person can do about it; the last row stands for everything else.
PIP_REMEDIES = (
    ("do not match the hashes", "a package is not the one the lock file names: fetch ReviewDesk afresh"),
    ("no space left", "the disk is full: free about 1 GB and start again"),
    ("permission denied", "this folder may not be written to: move ReviewDesk into a folder of your own"),
    (
        "no matching distribution",
        "a package could not be found for this Python and system: use Python 3.11 to 3.13 and check the network",
    ),
    ("", "check the internet connection and the proxy, then start again"),
)


class SetupError(Exception):
    """Set-up cannot go on; the text is the one sentence a person reads."""


def main(words: Sequence[str]) -> int:
    """Set up if needed, then run the gates, the headless sample meeting or the command line."""
    if sys.version_info < OLDEST_PYTHON:
        return _fail(f"ReviewDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    try:
        python = set_up(ROOT, testing=list(words[:1]) == ["test"])
        return start(python, ROOT, words)
    except SetupError as problem:
        return _fail(str(problem))
    except KeyboardInterrupt:
        return INTERRUPTED


def start(python: Path, root: Path, words: Sequence[str]) -> int:
    """Run what ``words`` ask for with the prepared interpreter; return its exit code."""
    if list(words[:1]) == ["test"]:
        return subprocess.call([python, "-m", "gates", *words[1:]], cwd=root)
    if not words and not has_display():
        out = root / "demo-out"
        _say(f"There is no display here, so the sample meeting runs without one; its files come to {out}.")
        words = ["demo", "--headless", "--out", str(out)]
    # -P: a folder named reviewdesk where the person happens to stand must not stand in for this one.
    return subprocess.call([python, "-P", "-m", "reviewdesk", *words])


def has_display() -> bool:
    """Say whether a window could open; only X11 and Wayland systems can be without."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def set_up(root: Path, *, testing: bool) -> Path:
    """Return the interpreter of ``root/.venv``, made and filled first where it is not as the lock says.

    The stamp is written last, so a set-up that was interrupted is started afresh the next time.
    """
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / ".reviewdesk-setup"
    wanted = fingerprint(root)
    ready = python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted
    if not ready or testing:
        install_system_packages([*_venv_package(), *WINDOW_PACKAGES, *(TEST_PACKAGES if testing else ())])
    if not ready:
        _say("Setting up ReviewDesk; this happens once and takes about a minute.")
        try:
            _make_environment(folder)
            _install_lock(python, root / "requirements.lock", folder / "setup.log")
            _link_checkout(folder, root)
            stamp.write_text(wanted, encoding="utf-8")
        except OSError as problem:
            raise SetupError(_sentence_for(problem, folder)) from problem
    return python


def fingerprint(root: Path) -> str:
    """Return what the environment depends on, as one hash: lock, project file, interpreter and place."""
    digest = hashlib.sha256()
    for part in (
        (root / "requirements.lock").read_bytes(),
        (root / "pyproject.toml").read_bytes(),
        f"{sys.version}\n{sys.base_prefix}\n{root}".encode(),
    ):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _make_environment(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()  # clearing would empty what it points to
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(_VENV_REMEDY)
    try:
        venv.EnvBuilder(with_pip=True, clear=folder.exists(), symlinks=os.name != "nt").create(folder)
    except subprocess.CalledProcessError as problem:
        raise SetupError(_VENV_REMEDY) from problem


_VENV_REMEDY = (
    "Python's venv module is incomplete here; on Debian or Ubuntu type: sudo apt-get install"
    f" python{sys.version_info.major}.{sys.version_info.minor}-venv"
)


def _install_lock(python: Path, lock: Path, log: Path) -> None:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    rules = ["--require-hashes", "--only-binary=:all:", "--requirement", str(lock)]
    done = subprocess.run([*pip, *rules], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        log.write_bytes(done.stdout)
        said = done.stdout.decode(errors="replace").lower()
        remedy = next(text for sign, text in PIP_REMEDIES if sign in said)
        raise SetupError(f"The packages could not be installed: {remedy} (details are in {log}).")


def _link_checkout(folder: Path, root: Path) -> None:
    """Put the checkout on the environment's path, so that the code runs from where it lies."""
    posix = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    site_packages = folder / "Lib" / "site-packages" if os.name == "nt" else posix
    (site_packages / "reviewdesk-checkout.pth").write_text(f"{root}\n", encoding="utf-8")


def _sentence_for(problem: OSError, folder: Path) -> str:
    return (
        f"The folder {folder} could not be prepared ({problem.strerror}): make room and allow writing there,"
        " then start again."
    )


def install_system_packages(wanted: Iterable[str]) -> None:
    """Install what is missing on Debian and Ubuntu, as root; otherwise print the one line to type.

    Nothing here ends the set-up: what truly cannot do without says so itself, later and more exactly.
    """
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return
    missing = _missing(wanted)
    if not missing:
        return
    if os.geteuid() != 0:
        names = " ".join(_current_names(missing))
        _say(f"Some system packages are missing; install them with: sudo apt-get install {names}")
        return
    _say(f"Installing system packages: {' '.join(missing)}")
    _quietly(["apt-get", "update", "-q"])
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *_current_names(missing)]
    if _quietly(install):
        _say(f"The system packages could not be installed; see what this says: {' '.join(install)}")
    importlib.invalidate_caches()  # the venv package adds a module to this very Python


def _quietly(words: list[str]) -> int:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _missing(wanted: Iterable[str]) -> list[str]:
    wanted = list(wanted)
    asked = [name for base in wanted for name in (base, f"{base}t64")]
    told = _output(["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *asked])
    present = {
        line.split()[0].removesuffix("t64") for line in told.splitlines() if line.endswith(" installed")
    }
    return [name for name in wanted if name not in present]


def _current_names(missing: Iterable[str]) -> list[str]:
    """Return each package by the name this release knows it under."""
    missing = list(missing)
    told = _output(["apt-cache", "show", "--no-all-versions", *(f"{name}t64" for name in missing)])
    renamed = {line.removeprefix("Package: ") for line in told.splitlines() if line.startswith("Package: ")}
    return [f"{name}t64" if f"{name}t64" in renamed else name for name in missing]


def _venv_package() -> tuple[str, ...]:
    """Debian ships its own Python without ensurepip; any other Python has it."""
    if importlib.util.find_spec("ensurepip"):
        return ()
    return (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)


def _output(words: list[str]) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _fail(sentence: str) -> int:
    _say(sentence)
    return IMPOSSIBLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
