"""Reads subtitles in WebVTT (W3C) or SRT to the end, and writes them as WebVTT in UTF-8, the only kind browsers show."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from typing import NamedTuple

from django.core.exceptions import ValidationError

# With the lines up to the first cue or blank line, such as „Kind: captions“, which browsers ignore.
HEADER = re.compile(r"\s*WEBVTT(?:[ \t].*)?$(?:\n(?!.*-->).*\S.*)*", re.MULTILINE)
OTHER_BLOCK = re.compile(r"(NOTE|STYLE|REGION)\b")
TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
TIMES = re.compile(rf"[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}([ \t].*)?", re.ASCII)
FOR_SRT_PLAYERS = re.compile(r"</?font\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)  # colours and places
NOT_FOR_WEBVTT = re.compile(r"&|<(?!/?[biu]>)")
TOLERANCE = 0.5  # seconds, because a film's length is stored in whole seconds

NO_SUBTITLES = (
    "Diese Datei enthält keine Untertitel. Bitte speichern Sie sie als WebVTT (.vtt) oder SRT (.srt)."
)
NO_CUE = "In dieser Datei steht kein einziger Untertitel. Bitte prüfen Sie, ob es die richtige ist."
WITHOUT_TIMES = (
    "Zeile {}: Diesem Text fehlt die Zeit. Bitte ergänzen Sie sie oder löschen Sie die Leerzeile davor."
)
NO_BLANK_LINE = "Zeile {}: Vor diesem Untertitel fehlt eine Leerzeile. Bitte ergänzen Sie sie."
UNREADABLE = "Zeile {}: Diese Zeit ist unlesbar. Richtig ist zum Beispiel: 00:00:01.000 --> 00:00:03.500."
ENDS_TOO_EARLY = (
    "Zeile {}: Der {}. Untertitel endet nicht nach seinem Anfang. Bitte berichtigen Sie die Zeit."
)
OUT_OF_ORDER = (
    "Zeile {}: Der {}. Untertitel beginnt vor dem davor. Bitte ordnen Sie die Untertitel nach der Zeit."
)
AFTER_THE_FILM = "Zeile {}: Der {}. Untertitel endet bei {}, der Film schon bei {}. Bitte prüfen Sie, ob beide zusammengehören."

WAS_SRT = "Die Untertitel waren im Format SRT. Gespeichert sind sie jetzt als WebVTT."
HAD_COMMAS = "In den Zeiten der Untertitel standen Kommas. Gespeichert sind sie jetzt mit Punkten."
WAS_UTF_16 = "Die Untertitel waren in UTF-16 kodiert. Gespeichert sind sie jetzt in UTF-8."
WAS_WINDOWS_1252 = (
    "Die Untertitel waren in Windows-1252 kodiert. Gespeichert sind sie jetzt in UTF-8. "
    "Bitte prüfen Sie, ob die Umlaute stimmen."
)


class Cue(NamedTuple):
    line: int  # of its times, counted from 1
    start: float  # seconds
    end: float  # seconds
    block: str  # as WebVTT
    has_words: bool


class Subtitles(NamedTuple):
    text: str  # WebVTT
    cues: list[Cue]
    remarks: list[str]  # German sentences on what was converted

    def check_length(self, seconds: float) -> None:
        """Raise ValidationError for the first cue that ends after a film of this length."""
        for number, cue in enumerate(self.cues, 1):
            if cue.end > seconds + TOLERANCE:
                raise ValidationError(AFTER_THE_FILM.format(cue.line, number, clock(cue.end), clock(seconds)))


def read_subtitles(content: bytes) -> Subtitles:
    """Read a whole file. Raises ValidationError unless it is WebVTT or SRT, has a cue, and its times rise."""
    text, remarks = _decode(content)
    header = HEADER.match(text)
    is_srt = header is None
    if "\0" in text or (is_srt and not any(map(TIMES.fullmatch, text.split("\n")))):
        raise ValidationError(NO_SUBTITLES)
    if header:  # blank lines instead, so that the lines keep their numbers
        text = "\n" * header[0].count("\n") + text[header.end() :]
    parts, cues = ["WEBVTT"], []
    for line, block in _blocks(text):
        if any("-->" in text for text in block):
            cue = _cue(line, block, is_srt=is_srt)
            parts.append(cue.block)
            cues.append(cue)
        elif OTHER_BLOCK.match(block[0]) and not is_srt:
            parts.append("\n".join(block))
        elif not block[0].strip().isdigit():  # the number of a cue that is missing
            raise ValidationError(WITHOUT_TIMES.format(line))
    _check_times(cues)
    if is_srt:
        remarks.append(WAS_SRT)
    elif re.search(r"\d,\d+[ \t]*-->", text):
        remarks.append(HAD_COMMAS)
    return Subtitles("\n\n".join(parts) + "\n", cues, remarks)


def clock(seconds: float) -> str:
    """Return a time as WebVTT writes it: 00:01:02.500."""
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def _decode(content: bytes) -> tuple[str, list[str]]:
    """Return the text with a line feed for each new line, and what had to be converted."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = {"utf-16": [WAS_UTF_16]}
    else:
        encodings = {"utf-8-sig": [], "windows-1252": [WAS_WINDOWS_1252]}
    for encoding, remarks in encodings.items():
        with suppress(UnicodeDecodeError):
            return re.sub(r"\r\n?", "\n", content.decode(encoding)), remarks.copy()
    raise ValidationError(NO_SUBTITLES)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between blank ones, with the number of the first."""
    block = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cue(line: int, block: list[str], *, is_srt: bool) -> Cue:
    """Read the block of a cue, which begins in this line: an identifier or none, the times, the words."""
    places = [place for place, text in enumerate(block) if "-->" in text]
    if places[0] > 1 or len(places) > 1:
        raise ValidationError(NO_BLANK_LINE.format(line + places[-1]))
    *identifier, written = block[: places[0] + 1]
    words = block[places[0] + 1 :]
    line += places[0]
    if not (times := TIMES.fullmatch(written)):
        raise ValidationError(UNREADABLE.format(line))
    start, end, settings = _seconds(times, 1), _seconds(times, 5), times[9] or ""
    if is_srt:
        identifier, settings = [], ""
        words = [
            NOT_FOR_WEBVTT.sub(lambda sign: escape(sign[0]), FOR_SRT_PLAYERS.sub("", text)) for text in words
        ]
    text = "\n".join([*identifier, f"{clock(start)} --> {clock(end)}{settings}", *words])
    return Cue(line, start, end, text, has_words=any(map(str.strip, words)))


def _seconds(times: re.Match, group: int) -> float:
    """Return the time in four groups of the match, from this one on."""
    hours, minutes, seconds, fraction = times.group(*range(group, group + 4))
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _check_times(cues: list[Cue]) -> None:
    if not any(cue.has_words for cue in cues):
        raise ValidationError(NO_CUE)
    last_start = 0.0
    for number, cue in enumerate(cues, 1):
        if cue.end <= cue.start:
            raise ValidationError(ENDS_TOO_EARLY.format(cue.line, number))
        if cue.start < last_start:
            raise ValidationError(OUT_OF_ORDER.format(cue.line, number))
        last_start = cue.start
