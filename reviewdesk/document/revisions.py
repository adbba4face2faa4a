"""What was added to a file after its pages were drawn: nothing but seals may follow.

A signature vouches for all that came before it, so whoever signs first could repaint the pages in the same breath
and nothing would look changed. Hence the pages as drawn, not the first signature, are what later revisions are held
against. Rules for what a seal may add are the signature library's, which knows what each object is for.
"""

from functools import cache
from typing import Any

from reviewdesk.document.record import ARCHIVE_FIELD, SIGNATURE_FIELDS
from reviewdesk.document.stamps import STAMP_FIELD


def first_cross_reference(reader: Any) -> int:
    """Return where a reader finds the first revision: the list of its objects, in bytes from the start."""
    return int(reader.xrefs.get_startxref_for_revision(0))


def only_seals_follow(reader: Any) -> bool:
    """Tell whether all revisions after the first hold seals in their places and nothing else that can be seen."""
    from pyhanko.sign.diff_analysis import DiffResult
    from pyhanko.sign.fields import MDPPerm

    found = _policy().review_file(reader, 0, doc_mdp=MDPPerm.FILL_FORMS)
    return isinstance(found, DiffResult) and all(_is_ours(field) for field in found.changed_form_fields)


def _is_ours(field: str) -> bool:
    return field in {*SIGNATURE_FIELDS, ARCHIVE_FIELD} or field.startswith(STAMP_FIELD)


@cache
def _policy() -> Any:
    """Return the library's rules, with leave for the first seal to say that there is one and that it certifies."""
    from pyhanko.sign import diff_analysis as diff

    usual = diff.DEFAULT_DIFF_POLICY
    catalogue: Any = diff.CatalogModificationRule()  # type: ignore[no-untyped-call]  # pyHanko's
    catalogue.ignored_keys = catalogue.ignored_keys | {"/Perms"}
    form: Any = usual.form_rule
    fields = diff.FormUpdatingRule(
        form.field_rules, ignored_acroform_keys=form.ignored_acroform_keys | {"/SigFlags"}
    )
    others = [rule for rule in usual.global_rules if not isinstance(rule, diff.CatalogModificationRule)]
    return diff.StandardDiffPolicy([catalogue, *others], fields)
