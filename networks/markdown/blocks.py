"""Headings, lists, quotes and paragraphs, as people type and paste them.

CommonMark reads more into a line than its writer meant: „14. September“ begins a list, four blanks make code, a line of
dashes makes a heading. Here only what is surely meant is one; all else stays as typed.
"""

import re
from itertools import takewhile
from typing import Any, NamedTuple

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEEPEST = 6  # quotes and lists in one another; what is deeper stays text

# Typed ones, and those of Word's fonts for symbols, which lie in Unicode's private area. A plus before a digit is a sign.
BULLETS = r"*+•◦‣⁃∙·●○■□▪▫◆➢➤►–—\uf000-\uf0ff-"
BULLET = re.compile(rf"\s*(?!\+\s+\d)(?P<mark>[{BULLETS}]|o(?=[\t\xa0 ]))\s+(?P<text>\S.*)")
MONTH = (
    r"(?:Januar|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jan|Febr?|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b"
)
NUMBER = re.compile(rf"\s*(?P<mark>0|[1-9][0-9]{{0,2}})\.\s+(?P<text>(?!{MONTH})\S.*)", re.IGNORECASE)
HEADING = re.compile(r"\s*(?P<marks>#{1,6})\s+(?P<text>\S.*?)(?:\s+#+)?\s*")
QUOTE = re.compile(r"\s*>[ \t]?(?P<text>.*)")
MORE_THAN = re.compile(r"\s*(?:[=0-9].*)?")  # „> 50 Kinder“ compares; an empty line quotes nothing

Found = tuple[list[Token], int]  # the tokens, and the first line after them


class Entry(NamedTuple):
    """A line that may be an entry of a list; `number` is None for a bullet."""

    indent: int
    mark: str
    number: int | None
    text: str

    def follows(self, first: "Entry", count: int) -> bool:
        """Return whether it is the entry number `count` (from 0) of the list that begins with `first`."""
        if self.indent > first.indent + 1:
            return False
        if first.number is None or self.number is None:
            return self.mark == first.mark
        return self.number == first.number + count


def blocks(state: StateCore) -> None:
    """Replace the parser's rule „block“."""
    state.tokens = _blocks(state.src.split("\n"), 0)


def _blocks(lines: list[str], depth: int, *, in_list: bool = False) -> list[Token]:
    """Return the tokens of these lines; in an entry of a list, the first line is text."""
    tokens: list[Token] = []
    paragraph = lines[:1] if in_list else []
    at = len(paragraph)
    while at < len(lines):
        found = _heading(lines, at) or _quote(lines, at, depth) or _list(lines, at, depth, in_list=in_list)
        if found or not lines[at].strip():
            tokens += _paragraph(paragraph)
            paragraph = []
        else:
            paragraph.append(lines[at])
        new, at = found or ([], at + 1)
        tokens += new
    return tokens + _paragraph(paragraph)


def _heading(lines: list[str], at: int) -> Found | None:
    found = HEADING.fullmatch(lines[at])
    if not found:
        return None
    tag = "h2" if len(found["marks"]) < 3 else "h3"  # each page has one h1 of its own
    return _around("heading", tag, [_inline(found["text"])]), at + 1


def _quote(lines: list[str], at: int, depth: int) -> Found | None:
    """A quote, unless all its lines begin with a number: „> 50 Kinder“."""
    if depth == DEEPEST or not QUOTE.fullmatch(lines[at]):
        return None
    quoted = [found["text"] for found in takewhile(bool, map(QUOTE.fullmatch, lines[at:]))]
    if all(MORE_THAN.fullmatch(line) for line in quoted):
        return None
    return _around("blockquote", "blockquote", _blocks(quoted, depth + 1)), at + len(quoted)


def _list(lines: list[str], at: int, depth: int, *, in_list: bool) -> Found | None:
    """A list of two entries at least: bullets, or numbers that count up. Within a list, one bullet is a list, too."""
    first = _entry(lines[at])
    if not first or depth == DEEPEST:
        return None
    entries, at = _entries(lines, at, first)
    if first.number is None:
        bullets = len(entries) + sum(_is_bullet(line) for entry in entries for line in entry[1:])
        if bullets < 2 and not in_list:
            return None
        kind, tag, attributes = "bullet_list", "ul", {}
    else:
        if len(entries) < 2:
            return None
        kind, tag = "ordered_list", "ol"
        attributes = {"start": first.number} if first.number != 1 else {}
    items = [token for entry in entries for token in _item(entry, depth)]
    return _around(kind, tag, items, **attributes), at


def _entries(lines: list[str], at: int, first: Entry) -> tuple[list[list[str]], int]:
    """Return the lines of each entry, without the first one's mark, and the first line after the list."""
    entries: list[list[str]] = []
    while at < len(lines):
        ahead = next((n for n in range(at, len(lines)) if lines[n].strip()), None)
        if ahead is None:
            break
        entry = _entry(lines[ahead])
        if entry and entry.follows(first, len(entries)):
            entries.append([entry.text])
        elif entry and entry.indent <= first.indent + 1 and (entry.number is None) == (first.number is None):
            if entry.number is not None or ahead > at:
                break
            entries[-1].append(lines[ahead])
        elif ahead > at and _indent(lines[ahead]) < first.indent + 2:
            break
        else:
            entries[-1] += lines[at : ahead + 1]
        at = ahead + 1
    return entries, at


def _item(lines: list[str], depth: int) -> list[Token]:
    """An entry; its text needs no paragraph unless it has several."""
    inner = _blocks(lines, depth + 1, in_list=True)
    own = [token for token in inner if token.type.startswith("paragraph") and not token.hidden]
    if len(own) == 2:
        for token in own:
            token.hidden = True
    return _around("list_item", "li", inner)


def _entry(line: str) -> Entry | None:
    if found := NUMBER.fullmatch(line):
        return Entry(_indent(line), ".", int(found["mark"]), found["text"])
    if found := BULLET.fullmatch(line):
        return Entry(_indent(line), found["mark"], None, found["text"])
    return None


def _is_bullet(line: str) -> bool:
    return BULLET.fullmatch(line) is not None


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def _paragraph(lines: list[str]) -> list[Token]:
    return _around("paragraph", "p", [_inline("\n".join(lines))]) if lines else []


def _inline(text: str) -> Token:
    return Token("inline", "", 0, content=text.strip(), children=[], block=True)


def _around(kind: str, tag: str, inner: list[Token], **attributes: Any) -> list[Token]:
    opening = Token(f"{kind}_open", tag, 1, attrs=attributes, block=True)
    return [opening, *inner, Token(f"{kind}_close", tag, -1, block=True)]
