"""Where ReviewDesk keeps what on each platform; ``REVIEWDESK_HOME`` moves it all (tests, portable use)."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "ReviewDesk"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders ReviewDesk writes to. None of them is created before something is written."""

    data: Path
    config: Path
    logs: Path

    @property
    def default_desk(self) -> Path:
        """Where the desk lies unless a person chose another folder."""
        return self.data / "desk"


def paths() -> Paths:
    """Return the platform's folders, or those below ``REVIEWDESK_HOME``."""
    home = os.environ.get("REVIEWDESK_HOME")
    if home:
        root = Path(home)
        return Paths(data=root / "data", config=root / "config", logs=root / "logs")
    dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
    return Paths(
        data=Path(dirs.user_data_dir), config=Path(dirs.user_config_dir), logs=Path(dirs.user_log_dir)
    )
