"""A setting, the smallest thing that can be kept on a desk."""

from sqlalchemy import select

from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.desk import Desk


def get_setting(desk: Desk, key: str) -> object:
    with desk.read() as session:
        return session.scalar(select(Setting.value).where(Setting.key == key))
