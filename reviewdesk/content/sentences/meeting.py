"""What is said when a rule of the meeting says no: help, not blame, and never a word about what was rated."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    # Texts
    "title-is-empty": mark("Give it a title first. A few words are enough."),
    "title-too-long": mark(
        "A title has room for {limit} characters. The rest has its place in the lines below it."
    ),
    "text-too-long": mark(
        "There is room for {limit} characters here. The text was left as it was; try a shorter one."
    ),
    "text-not-allowed": mark(
        "That text holds characters that cannot be kept, so nothing was changed. Please type it."
    ),
    "not-your-field": mark("These are the other person’s words. Hand over the keyboard to change them."),
    "wrong-document": mark("This text belongs to another part of the review and cannot be written here."),
    "unknown-field": mark("This review has no such place to write in."),
    # Ratings
    "rating-already-revealed": mark(
        "Both ratings are on the table already. You can still agree on one, or keep both views."
    ),
    "rating-already-sealed": mark("You have sealed this one. It shows as soon as both of you are ready."),
    "reveal-needs-both-seals": mark("One of you has not chosen yet. Both show at the same moment."),
    "no-prepared-rating": mark("There is no prepared rating for this goal. Choose one now."),
    "prepared-rating-is-locked": mark(
        "What the employee prepared is in the drawer. Open the drawer with its passphrase, or choose a"
        " rating now."
    ),
    "seals-were-lost": mark(
        "ReviewDesk was closed before the reveal, and a sealed rating does not outlive that. Both of you"
        " choose again."
    ),
    "agree-before-reveal": mark("Look at both ratings first; then agree on one, or keep both views."),
    "blind-round-over": mark("This round is over. Both of you choose again."),
    "blind-seal-copied": mark(
        "The two seals are the same one, so this round does not count. Both of you choose again."
    ),
    "blind-seal-broken": mark(
        "What was sealed and what was opened are not the same, so it does not count. Both of you choose"
        " again."
    ),
    # Undo
    "undo-cleared-reveal": mark("Undo starts afresh from here: both ratings have been shown."),
    "undo-cleared-sealing": mark("Undo ends here: the plan is sealed."),
    # The review's life
    "review-is-sealed": mark("This review is sealed, and nothing in it changes any more."),
    "review-step-not-allowed": mark("The review is not there yet. Finish the step before this one first."),
    "review-cannot-open": mark(
        "This review is sealed or off the calendar, so no meeting can be opened for it."
    ),
    "pulse-comes-after-sealing": mark("This part comes last, once the plan is sealed."),
    "pulse-answer-unknown": mark("Answer with one of the five words, or leave it open."),
    "stage-not-in-template": mark("This kind of review has no such part."),
    "signed-text-is-fixed": mark(
        "One of you has signed, so the words stand as they are. To change them, take the signature back"
        " first."
    ),
    # Rules of the room
    "new-day-is-past": mark("That moment has gone by. Choose a day and a time that are still to come."),
    # Sign-off
    "sign-needs-outcome": mark(
        "First choose how to close the review: sign it, take it home, or leave it unsigned."
    ),
    "sign-needs-at-home": mark("This review has been taken home. It can be signed when it comes back."),
    "sign-needs-own-words": mark(
        "You chose to sign with comments. Write them first; they are printed as written."
    ),
    "sign-needs-covered-words": mark(
        "Words of yours still lie covered in your drawer. Open it on this page, show them or take them out, and then"
        " sign."
    ),
    "sign-needs-witness": mark("Name the person who can witness that this conversation took place."),
    "witness-is-one-of-the-two": mark(
        "The witness is somebody else than the two of you. Anybody you both know is enough."
    ),
    "already-signed": mark("Your signature is there already."),
    "does-not-sign": mark("The employee has chosen not to sign, and that stands. Only the manager signs."),
    "employee-signs-first": mark("The employee signs first, and then the manager."),
    "signature-is-empty": mark("Draw your signature first, or type your name."),
    "nothing-signed": mark("Nobody has signed yet."),
    "text-changed-since-shown": mark(
        "The words have changed since this page was shown, so nothing was signed. Read it once more, then"
        " sign."
    ),
    "text-not-as-taken-home": mark(
        "This is not found to be the text that was taken home, so nothing was signed. Read it again together;"
        " nothing that you wrote is lost."
    ),
    "copy-not-as-taken-home": mark(
        "This is not found to be the text that was taken home, so no copy of it is made. When it is back, read it"
        " again together; nothing that you wrote is lost."
    ),
    # Sealing
    "seal-needs-outcome": mark(
        "First choose how to close the review: sign it, take it home, or leave it unsigned."
    ),
    "seal-needs-at-home": mark("This review has been taken home. It can be sealed when it comes back."),
    "seal-needs-own-words": mark(
        "The comments are still missing. Write them first; they are printed as written."
    ),
    "seal-needs-witness": mark("Name the person who can witness that this conversation took place."),
    "seal-needs-employee-signature": mark("The employee’s signature is still missing."),
    "seal-needs-manager-signature": mark("The manager’s signature is still missing."),
}
