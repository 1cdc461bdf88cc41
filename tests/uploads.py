"""Files as an editor chooses them: small, but right."""

import struct
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsnetz.duties.models import Film
from tests.factories import create_film


def box(kind: str, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I4s", len(inside) + 8, kind.encode()) + inside


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def track(handler: str, entry: bytes, *tables: bytes) -> bytes:
    media = box("mdhd", numbers(0, 0, 0, 1000, 90_000, 0)), box("hdlr", numbers(0, 0), handler.encode())
    description = box("stsd", numbers(0, 1), entry)
    return box("trak", box("mdia", *media, box("minf", box("stbl", description, *tables))))


def mp4(
    *,
    brands: str = "isom----mp42",  # the major one, four bytes for its version, the compatible ones
    ticks: int = 90_000,  # 1000 a second
    size: tuple[int, int] = (640, 360),
    frame_ticks: int = 40,
    codec: str = "avc1",
    profile: int = 100,
    sound: str = "mp4a",
    object_type: int = 0x40,
    frame: bytes = b"\0\0\0\4abcd",
    extra: bytes = b"",  # boxes in moov
) -> bytes:
    """Build a film of 90 seconds, 25 frames a second and one stored frame, or what the changes make of it."""
    start = box("ftyp", brands.encode())
    configuration = box("avcC", bytes([1, profile, 0, 30, 0xFF]))
    picture = box(codec, bytes(24), struct.pack(">HH", *size), bytes(50), configuration)
    stream = bytes([3, 20, 0, 1, 0, 4, 15, object_type])
    tables = (
        box("stts", numbers(0, 1, 2250, frame_ticks)),
        box("stsz", numbers(0, 0, 1, 8)),
        box("stco", numbers(0, 1, len(start) + 8)),
    )
    movie = (
        box("mvhd", numbers(0, 0, 0, 1000, ticks)),
        track("vide", picture, *tables),
        track("soun", box(sound, bytes(28), box("esds", bytes(4), stream))),
        extra,
    )
    return start + box("mdat", frame) + box("moov", *movie)


MP4 = mp4()
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
