"""Warns editors of texts that seem to name a person. It never rejects: it cannot tell a person from an institution."""

import re

PARTICLE = r"(?:von|van|vom|zu|zum|zur|de|der|den|ten|ter) "
WORD = r"[A-ZÄÖÜ][\w’'-]{1,60}"
NAME_PART = rf"(?:{PARTICLE}){{0,3}}{WORD}"
TITLE = r"(?:Dr|Prof|Dipl)\.(?:-\w{1,20}\.)?"
NAME = re.compile(
    rf"(?<![\w-])(?:(?P<salutation>Herrn?|Frau)|{TITLE})(?: ?(?:{TITLE}|\w{{1,4}}\.)){{0,6}} {NAME_PART}(?: {NAME_PART})?"
)
INSTITUTION = re.compile(  # „Dr. Hans-Böckler-Schule“, without a salutation
    r"(?:schule|gymnasium|kolleg|seminar|stiftung|zentrum|institut|akademie|haus|straße|platz|weg)\b",
    re.IGNORECASE,
)
# „0255/2008“ is the number of a council's paper.
PHONE = re.compile(
    r"(?<![\w.,/+-])(?!0\d{3}/(?:19|20)\d\d\b)(?:(?:\+|00)49[ ()/–-]{0,3}(?:0\) ?)?[1-9]\d{1,4}|\(?0[1-9]\d{1,4}\)?)"
    r"(?:[ /–-]{1,3}\d{2,12}(?:[ /–-]{1,3}\d{1,8}){0,5}|\d{4,8})(?!\w|\.\d)"
    r"|(?<!\w)(?:Durchwahl|DW|Apparat|App\.|Tel\.|Telefon|Mobil|Handy):? ?-?\d{2,8}(?!\d|[ ./()–-]{1,3}\d)"
)
CENTRAL = re.compile(r"[ /–-]0$")
MAILBOX = re.compile(r"(?<![\w.+-])([^\W\d_-][\w-]{0,40}\.[^\W\d_][\w-]{0,40})@[\w.-]+\w")
FUNCTION = re.compile(
    r"amt|bildung|buero|büro|info|post|netz|kontakt|team|sekretariat|stelle|leitung|verwaltung|aufsicht|schul|"
    r"kreis|stadt|dezernat|referat|abteilung|servic|region|rbn|koordin|konferenz",
    re.IGNORECASE,
)


def suspicions(text: str) -> list[str]:
    """Return a sentence for each person's name, direct phone number and personal mailbox that the text seems to hold."""
    text = " ".join(text.split())
    names = (m[0] for m in NAME.finditer(text) if m["salutation"] or not INSTITUTION.search(m[0]))
    numbers = (m[0] for m in PHONE.finditer(text) if not CENTRAL.search(m[0]))
    mailboxes = (m[0] for m in MAILBOX.finditer(text) if not FUNCTION.search(m[1]))
    return [
        f"„{match}“ sieht nach {looks_like} aus. Bitte nennen Sie {instead}."
        for matches, looks_like, instead in [
            (names, "dem Namen einer Person", "nur die Funktion oder die Stelle"),
            (numbers, "einer Durchwahl", "die Zentrale oder keine Nummer"),
            (mailboxes, "dem Postfach einer Person", "das Funktionspostfach"),
        ]
        for match in dict.fromkeys(matches)
    ]
