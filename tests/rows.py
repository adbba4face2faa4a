"""Rows for tests that are about the table and not about every column of it."""

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Column, inspect

from reviewdesk.models.base import Base
from tests.desk_kit import START

Row = TypeVar("Row", bound=Base)


def filled(kind: type[Row], word: str = "x", **chosen: object) -> Row:
    """Return a row with what was ``chosen`` and, in every other column that must not be empty, something.

    Words and bytes are made of ``word``, so that a new column of that kind takes part in whatever a test looks for.
    """
    columns = {name: column for name, column in inspect(kind).columns.items() if name not in chosen}
    needed = {name: _something(column, word) for name, column in columns.items() if _must_be_given(column)}
    return kind(**needed, **chosen)


def _must_be_given(column: Column[Any]) -> bool:
    numbered = column.primary_key and column.type.python_type is int
    return not column.nullable and column.default is None and not numbered


def _something(column: Column[Any], word: str) -> object:
    values: dict[type, object] = {str: word, bytes: word.encode(), int: 1, bool: False, date: START.date()}
    return values.get(column.type.python_type, START)
