"""Alembic revisions of the desk's database, run by the program itself; Alembic is loaded only when needed."""

from pathlib import Path

from sqlalchemy import Engine

from reviewdesk.models.schema import SCHEMA_VERSION


def upgrade(engine: Engine, current: str | None = None, target: str = SCHEMA_VERSION) -> bool:
    """Bring the database of a writing ``engine`` from revision ``current`` to ``target``.

    Return False, having done nothing, if this program does not know ``current``: the desk was left by a
    newer one.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config(attributes={"engine": engine})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    if current is not None:
        try:
            ScriptDirectory.from_config(config).get_revision(current)
        except CommandError:
            return False
    command.upgrade(config, target)
    return True
