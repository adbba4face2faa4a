from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from reviewdesk.models import migrations
from reviewdesk.models.base import Base
from reviewdesk.models.schema import SCHEMA_VERSION, create_schema, schema_version, triggers_as_expected
from reviewdesk.models.triggers import trigger_statements
from reviewdesk.vault.engine import open_engine, writing


def _engine(path: Path) -> Engine:
    return open_engine(path, b"k" * 32, create=True)


def _schema(engine: Engine) -> dict[str, str]:
    """Return every object's statement, white space evened out."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
    return {name: " ".join(sql.split()).replace("( ", "(").replace(" )", ")") for name, sql in rows}


def _is_of_rows(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the index of words, which is no rows; its statements are compared all the same."""
    return kind != "table" or not str(name).startswith("plan_index")


def test_migrations_and_models_make_the_same_schema(tmp_path: Path) -> None:
    migrated, made = _engine(tmp_path / "a.db"), _engine(tmp_path / "b.db")
    assert migrations.upgrade(writing(migrated))
    with writing(made).begin() as connection:
        create_schema(connection)
    assert _schema(migrated) == _schema(made)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_of_rows})
        assert compare_metadata(context, Base.metadata) == []
        assert schema_version(connection) == SCHEMA_VERSION
        assert triggers_as_expected(connection)
    migrated.dispose()
    made.dispose()


def test_the_newest_migration_is_the_one_the_program_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA_VERSION]


def test_a_revision_this_program_does_not_know_is_left_alone(tmp_path: Path) -> None:
    engine = _engine(tmp_path / "a.db")
    assert migrations.upgrade(writing(engine), "9999") is False
    assert _schema(engine) == {}
    engine.dispose()


def test_going_down_and_up_again_ends_in_the_same_schema(tmp_path: Path) -> None:
    from alembic import command

    engine = _engine(tmp_path / "a.db")
    migrations.upgrade(writing(engine))
    before = _schema(engine)
    config = Config(attributes={"engine": writing(engine)})
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    command.downgrade(config, "base")
    assert set(_schema(engine)) == {"alembic_version"}
    command.upgrade(config, "head")
    assert _schema(engine) == before
    engine.dispose()


def test_a_migration_that_leaves_rows_pointing_nowhere_is_undone(tmp_path: Path) -> None:
    engine = _engine(tmp_path / "a.db")
    migrations.upgrade(writing(engine))
    raw = engine.raw_connection()
    for statement in (
        "PRAGMA query_only=OFF",
        "PRAGMA foreign_keys=OFF",
        "INSERT INTO person (id, name, manager_id, is_owner) VALUES ('a', 'Ann', 'nobody', 0)",
        "PRAGMA foreign_keys=ON",
    ):
        raw.cursor().execute(statement)
    raw.close()
    with pytest.raises(RuntimeError, match="point nowhere"):
        migrations.upgrade(writing(engine))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_missing_or_altered_guard_is_noticed(tmp_path: Path) -> None:
    engine = _engine(tmp_path / "a.db")
    with writing(engine).begin() as connection:
        create_schema(connection)
        assert triggers_as_expected(connection)
        connection.exec_driver_sql("DROP TRIGGER review_update")
        assert not triggers_as_expected(connection)
        statement = trigger_statements()["review_update"].replace("'sealed'", "'open'")
        connection.exec_driver_sql(statement)
        assert not triggers_as_expected(connection)
    engine.dispose()


def test_a_database_that_never_had_a_schema_has_no_version(tmp_path: Path) -> None:
    engine = _engine(tmp_path / "a.db")
    with engine.connect() as connection:
        assert schema_version(connection) is None
    engine.dispose()


def test_plans_of_an_older_desk_are_entered_in_the_register(tmp_path: Path) -> None:
    """What only a file tells stays open; the plan is listed, found and kept three years."""
    engine = _engine(tmp_path / "a.db")
    migrations.upgrade(writing(engine), target="0002")
    names = (
        "document_id, stored_name, sha256, file_name, title, outcome, employee_id, employee_name, manager_id,"
        " manager_name, period_start, period_end, sealed_at, audit_seq, audit_head"
    )
    plan = (
        "'{0}', 's{0}', 'h{0}', 'f.pdf', 'Spring review', 'acknowledged', 'e', 'Zoë Brandt', 'm', 'Mara Okafor',"
        " '2023-03-01', '2024-02-28', '2024-02-29 10:00:00.000000', {1}, x'00'"
    )
    with writing(engine).begin() as connection:
        for number, document in enumerate(("one", "two"), 1):
            values = plan.format(document, number)
            connection.exec_driver_sql(f"INSERT INTO sealed_plan ({names}) VALUES ({values})")  # noqa: S608
    migrations.upgrade(writing(engine), "0002")
    with engine.connect() as connection:
        entries = connection.exec_driver_sql(
            "SELECT document_id, sha256, retention_class, review_on, shown, held FROM register_entry"
        ).fetchall()
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM plan_index WHERE plan_index MATCH 'names : zo AND words : spring'"
        ).scalar()
        counted = connection.exec_driver_sql("SELECT value FROM register_count WHERE name = 'plans'").scalar()
    assert sorted(tuple(entry) for entry in entries) == [
        ("one", "hone", "review", "2027-03-01", "unknown", 0),
        ("two", "htwo", "review", "2027-03-01", "unknown", 0),
    ]
    assert (found, counted) == (2, 2)
    engine.dispose()


def test_going_down_keeps_the_plans_and_their_guard(tmp_path: Path) -> None:
    from alembic import command

    engine = _engine(tmp_path / "a.db")
    migrations.upgrade(writing(engine), target="0002")
    before = _schema(engine)
    migrations.upgrade(writing(engine), "0002")
    config = Config(attributes={"engine": writing(engine)})
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    command.downgrade(config, "0002")
    assert _schema(engine) == before
    engine.dispose()
