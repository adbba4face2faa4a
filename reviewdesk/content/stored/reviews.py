"""The conversation: when it is, what is written in it, and the ratings of goals."""

from typing import Final

from reviewdesk.content.stored.words import DOCUMENT, ID, OF_GOAL, OF_REVIEW, REMOVED, Reader, Stored
from reviewdesk.system.i18n import mark

STORED: Final = {
    "review": Stored(
        mark("Reviews"),
        mark("When the two talk, about which period, and how it ended."),
        {
            "id": ID,
            "employee_id": mark("the employee"),
            "manager_id": mark("the manager"),
            "title": mark("what it is called"),
            "kind": mark("a review, or an amendment of one"),
            "template_id": mark("which template it follows"),
            "template_version": mark("which edition of that template"),
            "period_start": mark("the first day of the period"),
            "period_end": mark("the last day of the period"),
            "planned_at": mark("when the two will meet"),
            "state": mark("how far it has come"),
            "stage": mark("the step of the meeting that was open last"),
            "created_at": mark("when it was planned"),
            "started_at": mark("when the meeting began"),
            "paused_at": mark("since when it rests"),
            "self_opened_at": mark("when the employee opened the self-assessment"),
            "outcome": mark("how the employee closed it"),
            "witness": mark("who was there when signing was declined"),
            "taken_home_due": mark("until when the employee thinks about it at home"),
            "document_id": DOCUMENT,
            "supersedes": mark("the document whose place it takes"),
            "sealed_at": mark("when it was sealed"),
            "declined_reason": mark("why signing was declined, if the employee said so"),
            "employee_ready_at": mark("when the employee said that they are prepared"),
            "removed_at": REMOVED,
        },
    ),
    "review_goal": Stored(
        mark("Goals of a review"),
        mark("Which goals are talked about, and in which order."),
        {"review_id": OF_REVIEW, "goal_id": OF_GOAL, "position": mark("its place in the order")},
    ),
    "stage_time": Stored(
        mark("Time of the stages"),
        mark("So that the meeting can show how much time is left after a pause. Not who spoke how long."),
        {
            "review_id": OF_REVIEW,
            "stage": mark("the step of the meeting"),
            "seconds": mark("how long it was open"),
            "extra_minutes": mark("how many minutes the two added"),
        },
    ),
    "rating": Stored(
        mark("Progress ratings"),
        mark(
            "How far each of the two sees a goal, shown to both at the same moment. Goals are rated, never people."
        ),
        {
            "review_id": OF_REVIEW,
            "goal_id": OF_GOAL,
            "phase": mark("sealed, shown or settled"),
            "round": mark("how many times the two chose"),
            "session": mark("which meeting it was chosen in"),
            "employee_commitment": mark("a seal on the employee’s choice that does not tell it"),
            "manager_commitment": mark("a seal on the manager’s choice that does not tell it"),
            "employee_nonce": mark("what the employee’s seal is checked with, once both are shown"),
            "manager_nonce": mark("what the manager’s seal is checked with, once both are shown"),
            "employee_rating": mark("the employee’s rating, once both are shown"),
            "manager_rating": mark("the manager’s rating, once both are shown"),
            "agreed": mark("the rating both agreed on"),
            "both_kept": mark("whether both kept their own view"),
        },
    ),
    "prepared_rating": Stored(
        mark("Prepared ratings"),
        mark("What each of the two thought of beforehand."),
        {
            "review_id": OF_REVIEW,
            "goal_id": OF_GOAL,
            "party": mark("whether it is the employee’s or the manager’s"),
            "rating": mark("the manager’s own; the employee’s is never here"),
            "sealed_blob": mark("the employee’s own, locked in the drawer"),
        },
        Reader.PARTLY_DRAWER,
    ),
    "doc_update": Stored(
        mark("What is written, as it was typed"),
        mark("Self-assessment, preparation and what is written in the meeting, so that no word is lost."),
        {
            "id": ID,
            "review_id": OF_REVIEW,
            "authority": mark("whether it is the employee’s own text, the manager’s, or the common one"),
            "seq": mark("its place in the order"),
            "update_bytes": mark("the words; words that were struck out can still be in here"),
            "encrypted": mark("whether it is locked in the drawer"),
            "at": mark("when it was typed"),
        },
        Reader.PARTLY_DRAWER,
    ),
    "materialised_text": Stored(
        mark("What is written, as it can be read"),
        mark("The same texts, put together."),
        {
            "review_id": OF_REVIEW,
            "field": mark("which question it answers"),
            "text": mark("the words"),
            "doc_hash": mark("a fingerprint of the text it was taken from"),
        },
    ),
    "commitment": Stored(
        mark("Commitments"),
        mark("What each of the two promised, so that the next review can begin with it."),
        {
            "id": ID,
            "review_id": OF_REVIEW,
            "employee_id": mark("the employee"),
            "by": mark("whether the employee or the manager promised it"),
            "text": mark("the promise"),
            "due": mark("the day it is promised for"),
            "kept_at": mark("when it was kept"),
        },
    ),
    "pulse_answer": Stored(
        mark("Exit pulse"),
        mark("Five answers about the conversation itself, kept without a name, a review or a day."),
        {
            "id": mark("a chance number"),
            "party": mark("whether an employee or a manager answered"),
            "month": mark("the month"),
            "item_1": mark("the first answer, from 1 to 5"),
            "item_2": mark("the second answer"),
            "item_3": mark("the third answer"),
            "item_4": mark("the fourth answer"),
            "item_5": mark("the fifth answer"),
        },
        personal=False,
    ),
}
"""By the name of the table."""
