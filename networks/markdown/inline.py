"""Rules of the parser for what stands in a line: links, bare addresses, bold and italics."""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from networks.markdown.addresses import BARE, AddressError, href, trimmed

ESCAPED_STAR = re.compile(r"(?<=\w)\\\*(?=\w)")
# Where another rule may begin.
STOP = re.compile(rf"{ESCAPED_STAR.pattern}|[*_\[\n]|{BARE.pattern}", re.IGNORECASE)
LINK = re.compile(
    r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\](?P<gap>[ \t\xa0]*)"
    r"\((?P<address>(?:[^()\n]|\([^()\n]*\))*)(?P<end>\)?)"
)
LIKE_ADDRESS = re.compile(r"\s*(?:\w+://|www\.|mailto:|/\w|\S+@\S+\.)", re.IGNORECASE)
OPENING_BRACKETS = "([{„‚"
BEFORE_EMPHASIS = OPENING_BRACKETS + "“»«\"'–—/*_"
NEVER_AFTER_OPENING = ")]}.,;:!?…“”"


def text(state: StateInline, silent: bool) -> bool:
    """Take what stands before the next mark or address."""
    found = STOP.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def escaped_star(state: StateInline, silent: bool) -> bool:
    """Take „\\*“ inside a word as the star that somebody has escaped; every other backslash stays, as in „C:\\Schule“."""
    if not ESCAPED_STAR.match(state.src, state.pos, state.posMax):
        return False
    state.pending += "*"
    state.pos += 2
    return True


def bare_address(state: StateInline, silent: bool) -> bool:
    """Link an address that stands in the text by itself; one that leads nowhere stays text."""
    found = BARE.match(state.src, state.pos, state.posMax)
    address = trimmed(found[0]) if found else ""
    if not address or state.linkLevel:
        return False
    try:
        target = href(address)
    except AddressError:
        state.pending += address
    else:
        _open_link(state, target, address)
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1)
    state.pos += len(address)
    return True


def link(state: StateInline, silent: bool) -> bool:
    """Link „[label](address)“; one that leads nowhere stays as it was typed, and `env` gets a sentence about it."""
    found = LINK.match(state.src, state.pos, state.posMax)
    if not found or state.linkLevel or (found["gap"] and not _seems_meant(found)):
        return False
    address = found["address"].strip().removeprefix("<").removesuffix(">")
    try:
        target = _target(found, address)
    except AddressError as error:
        state.env.setdefault("problems", []).append(str(error))
        return False
    _open_link(state, target, address)
    state.pos, state.posMax, end = found.start("label"), found.end("label"), state.posMax
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = found.end(), end
    return True


def emphasis(state: StateInline, silent: bool) -> bool:
    """Collect marks that may begin or end bold and italics; inside a word or a number, and with blanks around, none may.

    CommonMark lets „*“ begin and end inside a word, which takes the stars out of „Schüler*innen und Lehrer*innen“.
    """
    marker, start = state.src[state.pos], state.pos
    if marker not in "*_":
        return False
    end = start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before, after = state.src[start - 1 : start] or " ", state.src[end : end + 1] or " "
    opens = (before.isspace() or before in BEFORE_EMPHASIS) and not (
        after.isspace() or after in NEVER_AFTER_OPENING
    )
    closes = not (before.isspace() or before in OPENING_BRACKETS or after.isalnum())
    for _ in range(end - start):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), end - start, len(state.tokens) - 1, -1, open=opens, close=closes)
        )
    state.pos = end
    return True


def _seems_meant(found: re.Match[str]) -> bool:
    """Return whether „[label] (address)“ was meant as a link, unlike „[Entwurf] (2024)“ and „[…] (www.beispiel.de)“."""
    return bool(LIKE_ADDRESS.match(found["address"]) and re.search(r"\w", found["label"]))


def _target(found: re.Match[str], address: str) -> str:
    """Return the address that a link leads to. Raises AddressError."""
    typed = found[0]
    if found["gap"]:
        raise AddressError(
            f"Zwischen den Klammern von „{typed}“ steht ein Leerzeichen. Bitte löschen Sie es, damit ein Verweis "
            "daraus wird."
        )
    if not found["end"]:
        raise AddressError(
            f"Bei „{typed}“ fehlt die schließende Klammer. Bitte schreiben Sie sie hinter die Adresse."
        )
    if not found["label"].strip():
        raise AddressError(
            f"Dem Verweis „{typed}“ fehlt der Text. Bitte schreiben Sie in die eckigen Klammern, wohin er führt."
        )
    return href(address)


def _open_link(state: StateInline, target: str, address: str) -> None:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": target}
    token.meta = {"address": address}
