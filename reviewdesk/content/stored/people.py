"""People, what they work towards, what is noted about them, and their drawers."""

from typing import Final

from reviewdesk.content.stored.words import ID, OF_GOAL, OF_PERSON, OF_REVIEW, REMOVED, Reader, Stored
from reviewdesk.system.i18n import mark

STORED: Final = {
    "person": Stored(
        mark("People"),
        mark("To know who talks with whom."),
        {
            "id": ID,
            "name": mark("the name"),
            "email": mark("the mail address, if one was given"),
            "role_title": mark("the role at work, if one was given"),
            "team_id": mark("the team"),
            "manager_id": mark("the manager, where one is noted"),
            "is_owner": mark("whether the desk is theirs"),
            "removed_at": REMOVED,
        },
    ),
    "team": Stored(
        mark("Teams"),
        mark("To group people and the objectives they share."),
        {"id": ID, "name": mark("the name of the team")},
        personal=False,
    ),
    "objective": Stored(
        mark("Objectives"),
        mark("What the organisation or a team wants; goals can serve them."),
        {
            "id": ID,
            "title": mark("what is wanted"),
            "why": mark("why"),
            "level": mark("whether it is the organisation’s or a team’s"),
            "team_id": mark("the team"),
            "parent_id": mark("the objective it serves"),
            "owner": mark("who looks after it; no page of this version writes it"),
            "removed_at": REMOVED,
        },
        personal=False,
    ),
    "goal": Stored(
        mark("Goals"),
        mark("What the person wants to reach, to be talked about in reviews."),
        {
            "id": ID,
            "person_id": OF_PERSON,
            "objective_id": mark("the objective it serves"),
            "title": mark("the goal in a few words"),
            "why": mark("why it matters"),
            "how_we_notice": mark("how both will notice that it was reached"),
            "state": mark("open, done or let go"),
            "carried": mark("whether it came over from an earlier review"),
            "removed_at": REMOVED,
        },
    ),
    "evidence": Stored(
        mark("Evidence"),
        mark("What happened on a goal, noted through the year, so that no review comes as a surprise."),
        {
            "id": ID,
            "goal_id": OF_GOAL,
            "on_date": mark("the day"),
            "text": mark("what happened, in words"),
            "link": mark("a link, if one was given"),
            "author": mark("whether the employee or the manager noted it"),
            "removed_at": REMOVED,
        },
    ),
    "private_note": Stored(
        mark("Private notes"),
        mark(
            "The owner’s own notes about somebody, for the next talk. They are part of what a person may ask for."
        ),
        {
            "id": ID,
            "person_id": mark("the person it is about"),
            "review_id": OF_REVIEW,
            "text": mark("the note"),
            "at": mark("when it was written"),
            "removed_at": REMOVED,
        },
    ),
    "drawer": Stored(
        mark("Drawers"),
        mark("The employee’s own locked place, and the key the person signs with."),
        {
            "person_id": OF_PERSON,
            "generation": mark("which set of keys this is"),
            "salt": mark("chance numbers that make guessing the passphrase slow"),
            "kdf": mark("how much work each guess takes"),
            "wrapped_key": mark("the drawer’s key, locked by the passphrase"),
            "certificate": mark("the certificate the person signs with; their name stands in it"),
            "wrapped_signing_key": mark("the key the person signs with, locked by the drawer"),
            "fails": mark("how many wrong attempts there were since the last right one"),
            "next_try_at": mark("when the next attempt may be made"),
        },
        Reader.DRAWER,
    ),
}
"""By the name of the table."""
