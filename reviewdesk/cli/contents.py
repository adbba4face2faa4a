"""``reviewdesk content check``: whether templates, questions and the like are sound, and how many there are."""

import argparse
from typing import TYPE_CHECKING, Any

from reviewdesk.cli.terminal import WELL, WRONG, print_json, say, sentence_of
from reviewdesk.system.i18n import _

if TYPE_CHECKING:
    from reviewdesk.content.checking import ContentReport


def check(asked: argparse.Namespace) -> int:
    """Check what ships, or a folder of one's own; a sentence for every file that is not sound."""
    from reviewdesk.content.checking import check_content

    report = check_content(asked.folder)
    if asked.json:
        print_json(_facts(report))
    else:
        _tell(report)
    return WRONG if report.faults else WELL


def _facts(report: "ContentReport") -> dict[str, Any]:
    return {
        "sound": not report.faults,
        "faults": [
            {"file": str(fault.file), "key": fault.error.key, "sentence": sentence_of(fault.error)}
            for fault in report.faults
        ],
        "questions": {
            "count": len(report.questions),
            "stages": {
                stage.value: {purpose.value: count for purpose, count in purposes.items()}
                for stage, purposes in report.questions_by_stage().items()
            },
        },
        "templates": [
            {
                "id": template.id,
                "version": template.version,
                "name": template.name,
                "minutes": template.minutes,
                "forward_minutes": template.forward_minutes,
            }
            for template in report.templates
        ],
        "competencies": {
            "count": len(report.competencies),
            "families": {family.id: len(family.competencies) for family in report.families},
        },
        "prompts": {stage.value: count for stage, count in report.prompts_by_stage().items()},
        "wording": {wording.language: len(wording.rules) for wording in report.wordings},
    }


def _tell(report: "ContentReport") -> None:
    """Say how much there is, by the words the files use, and then what is wrong."""
    say(_("Questions: {count}").format(count=len(report.questions)))
    for stage, purposes in report.questions_by_stage().items():
        parts = ", ".join(f"{purpose} {count}" for purpose, count in purposes.items() if count)
        say(f"  {stage}: {sum(purposes.values())} ({parts})")
    say(_("Templates: {count}").format(count=len(report.templates)))
    for template in report.templates:
        told = _("{template}: {minutes} minutes, {forward} of them look forward")
        minutes, forward = template.minutes, template.forward_minutes
        say("  " + told.format(template=template.id, minutes=minutes, forward=forward))
    prompts = report.prompts_by_stage()
    say(_("Prompts in them: {count}").format(count=sum(prompts.values())))
    for stage, count in prompts.items():
        say(f"  {stage}: {count}")
    say(_("Competencies: {count}").format(count=len(report.competencies)))
    for family in report.families:
        say(f"  {family.id}: {len(family.competencies)}")
    for wording in report.wordings:
        told = _("Rules for hints on wording ({language}): {count}")
        say(told.format(language=wording.language, count=len(wording.rules)))
    for fault in report.faults:
        say(f"{fault.file}: {sentence_of(fault.error)}")
    if not report.faults:
        say(_("Every file is sound."))
