"""Files as an editor chooses them: right by their first bytes, and nothing behind them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsnetz.duties.models import Film
from tests.factories import create_film

MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + b"\0\0\0\x08free" * 10
QUICKTIME = b"\0\0\0\x14ftypqt  \0\0\0\0qt  "
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
WEBP = b"RIFF\x1a\0\0\0WEBPVP8L"
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag.\n"
HTML = b"<!doctype html><script>alert(1)</script>"


def upload(name: str, content: bytes = b"") -> SimpleUploadedFile:
    """By default with the content that its name promises."""
    by_ending = {"mp4": MP4, "jpg": JPEG, "jpeg": JPEG, "png": PNG, "webp": WEBP, "vtt": VTT}
    return SimpleUploadedFile(name, content or by_ending[name.rpartition(".")[2].lower()])


def create_whole_film(**fields: Any) -> Film:
    """With all its files, in the folder of the fixture `media`."""
    files = {
        "file": upload("film.mp4"),
        "poster": upload("bild.png"),
        "subtitles": upload("untertitel.vtt"),
        "transcript": "Guten Tag.",
    }
    return create_film(**files | fields)
