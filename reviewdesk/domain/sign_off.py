"""Sign-off: four dignified outcomes. Acknowledging is not agreeing, and nobody has to sign today."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party

TAKE_HOME_WORKING_DAYS = 3
_SATURDAY = 5


class Outcome(StrEnum):
    """How the employee closes the review."""

    ACKNOWLEDGED = "acknowledged"
    WITH_COMMENTS = "acknowledged_with_comments"
    TAKEN_HOME = "taken_home"
    DECLINED = "declined"


class SealGap(StrEnum):
    """What still stands between the two and the sealed plan."""

    OUTCOME = "outcome"
    AT_HOME = "at_home"
    OWN_WORDS = "own_words"
    WITNESS = "witness"
    EMPLOYEE_SIGNATURE = "employee_signature"
    MANAGER_SIGNATURE = "manager_signature"


@dataclass(frozen=True, slots=True)
class SignOff:
    """The sign-off as it stands: outcome, witness where signing was declined, and who has signed."""

    outcome: Outcome | None = None
    witness: str = ""
    reason: str = ""
    due: date | None = None
    signed: frozenset[Party] = frozenset()

    def signers(self) -> tuple[Party, ...]:
        """Return who signs, in order: the employee first; the manager alone where the employee declined."""
        if self.outcome is Outcome.DECLINED:
            return (Party.MANAGER,)
        return (Party.EMPLOYEE, Party.MANAGER)

    def gaps(self, *, employee_words: str) -> tuple[SealGap, ...]:
        """Return all that is missing before sealing, in the order in which it is asked for."""
        return self.gaps_before_signing(employee_words=employee_words) or self._missing_signatures()

    def gaps_before_signing(self, *, employee_words: str) -> tuple[SealGap, ...]:
        """Return what must be said before the first signature, because it is printed in the document."""
        if self.outcome is None:
            return (SealGap.OUTCOME,)
        if self.outcome is Outcome.TAKEN_HOME:
            return (SealGap.AT_HOME,)
        if self.outcome is Outcome.WITH_COMMENTS and not employee_words.strip():
            return (SealGap.OWN_WORDS,)
        if self.outcome is Outcome.DECLINED and not self.witness.strip():
            return (SealGap.WITNESS,)
        return ()

    def require_may_sign(self, party: Party, *, employee_words: str) -> None:
        """Refuse a signature that comes too early, twice, or from somebody who does not sign."""
        gaps = self.gaps_before_signing(employee_words=employee_words)
        if gaps:
            raise RuleViolation(f"sign-needs-{gaps[0].value.replace('_', '-')}")
        if party in self.signed:
            raise RuleViolation("already-signed")
        if party not in self.signers():
            raise RuleViolation("does-not-sign")
        if party is Party.MANAGER and Party.EMPLOYEE in self.signers() and Party.EMPLOYEE not in self.signed:
            raise RuleViolation("employee-signs-first")

    def _missing_signatures(self) -> tuple[SealGap, ...]:
        gap_of = {Party.EMPLOYEE: SealGap.EMPLOYEE_SIGNATURE, Party.MANAGER: SealGap.MANAGER_SIGNATURE}
        return tuple(gap_of[party] for party in self.signers() if party not in self.signed)


def take_home_due(today: date, working_days: int = TAKE_HOME_WORKING_DAYS) -> date:
    """Return the day by which a review taken home is signed: ``working_days`` after today, weekends skipped."""
    day = today
    while working_days > 0:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            working_days -= 1
    return day
