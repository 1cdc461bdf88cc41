"""Reads what a browser must know of an MP4 film (ISO/IEC 14496-12, -14 and -15), without decoding it.

No library on hand does just this: pymp4 stopped in 2023, and PyAV or pymediainfo bring a whole FFmpeg or MediaInfo along.
"""

import re
import struct
from typing import BinaryIO, NamedTuple

from django.core.exceptions import ValidationError

MOST_BOXES = 1000  # beside each other; a film has some twenty
LARGEST_CONTENT = 4 * 1024 * 1024  # bytes; the tables of an hour with 60 frames a second need less than half

SAVE_AGAIN = "Bitte speichern Sie den Film im Schnittprogramm als MP4 (H.264)."
NO_MP4 = f"Diese Datei ist kein MP4-Film. {SAVE_AGAIN}"
OTHER_KIND = f"Diese Datei ist kein MP4-Film, sondern {{}}. {SAVE_AGAIN}"
INCOMPLETE = (
    "Diese Datei ist unvollständig: Ein Teil des Films fehlt. "
    "Bitte kopieren Sie sie noch einmal vom Original und wählen Sie sie dann neu."
)
DAMAGED = f"Diese Datei ist beschädigt. {SAVE_AGAIN}"
FRAGMENTED = f"Dieser Film ist in Stücken gespeichert (fragmentiertes MP4). {SAVE_AGAIN}"
NO_PICTURE = f"Diese Datei enthält keine bewegten Bilder. {SAVE_AGAIN}"
OTHER_VIDEO = f"Das Bild ist mit {{}} gespeichert. Das zeigt nicht jeder Browser. {SAVE_AGAIN}"
OTHER_SOUND = "Der Ton ist mit {} gespeichert. Das spielt nicht jeder Browser. Bitte speichern Sie den Film mit AAC-Ton."

BOX_KIND = re.compile(rb"[ -~\xa9][ -~]{3}")
MP4_BRAND = re.compile(rb"iso[m2-9]|mp4[12]|avc1|M4V[ HP]|MSNV")
OTHER_BRANDS = {
    rb"hei[cxms]|hev[cxms]|mif\d|msf1|avi[fos]|crx ": "ein Bild (HEIC oder AVIF)",
    rb"M4[ABP] |F4[AB] ": "eine Tonaufnahme (M4A)",
    rb"qt  ": "ein QuickTime-Film (MOV)",
    rb"3g[2eghprst].|kddi": "ein Film für alte Telefone (3GP)",
}
CODECS = {
    **dict.fromkeys([b"hvc1", b"hev1", b"dvh1", b"dvhe"], "H.265 (HEVC)"),
    **dict.fromkeys([b"encv", b"enca"], "einem Kopierschutz"),
    **{b"av01": "AV1", b"vp08": "VP8", b"vp09": "VP9", b"mp4v": "MPEG-4 Visual", b"jpeg": "JPEG"},
    **{b"ac-3": "Dolby Digital", b"ec-3": "Dolby Digital Plus", b"alac": "Apple Lossless", b"fLaC": "FLAC"},
}
# Baseline, Main and High; browsers decode none of the others, which have more than eight bits or finer colours.
H264_PROFILES = {66, 77, 100}
# In an esds box: version and flags, the descriptor of the stream with its number and flags, that of its decoder.
OBJECT_TYPE = re.compile(
    rb"esds.{4}\x03[\x80-\xff]{0,3}[\0-\x7f]..[\0-\x1f]\x04[\x80-\xff]{0,3}[\0-\x7f](.)", re.DOTALL
)
AAC = {b"\x40", b"\x66", b"\x67", b"\x68"}  # MPEG-4 and MPEG-2; MP3 has the same sample entry


class Mp4(NamedTuple):
    seconds: float
    width: int  # pixels
    height: int  # pixels
    frame_rate: float  # frames a second, on average


class Box(NamedTuple):
    file: BinaryIO
    kind: bytes
    start: int  # of the content
    end: int

    def children(self) -> list["Box"]:
        """Return the boxes that make up the content. Raises ValidationError where one is unreadable or ends too late."""
        boxes, place = [], self.start
        while place < self.end:
            self.file.seek(place)
            head = self.file.read(16)
            if self.end - place < 8:
                raise ValidationError(INCOMPLETE)
            length, kind = struct.unpack_from(">I4s", head)
            start = place + (16 if length == 1 else 8)
            end = place + (struct.unpack_from(">Q", head, 8)[0] if length == 1 else length)
            if length == 0:
                end = self.end
            if not BOX_KIND.fullmatch(kind) or end < start or len(boxes) == MOST_BOXES:
                raise ValidationError(DAMAGED)
            if end > self.end:
                raise ValidationError(INCOMPLETE)
            boxes.append(Box(self.file, kind, start, end))
            place = end
        return boxes

    def child(self, *path: bytes) -> "Box":
        """Return the first box at the end of this path. Raises ValidationError without one."""
        box = self
        for kind in path:
            box = next((child for child in box.children() if child.kind == kind), None)
            if box is None:
                raise ValidationError(DAMAGED)
        return box

    def content(self) -> bytes:
        if self.end - self.start > LARGEST_CONTENT:
            raise ValidationError(DAMAGED)
        self.file.seek(self.start)
        return self.file.read(self.end - self.start)

    def table(self, entry: str, *, offset: int = 4) -> list[tuple[int, ...]]:
        """Return the entries of a table; its count stands `offset` bytes after the start."""
        content, length = self.content(), struct.calcsize(entry)
        (count,) = struct.unpack_from(">I", content, offset)
        entries = content[offset + 4 : offset + 4 + count * length]
        if not count or len(entries) < count * length:
            raise ValidationError(DAMAGED)
        return list(struct.iter_unpack(entry, entries))


def read_mp4(file: BinaryIO) -> Mp4:
    """Read a film. Raises ValidationError unless it is whole, in H.264 and, if it has sound, in AAC.

    The position in the file is another one afterwards.
    """
    try:
        return _read(file)
    except (struct.error, IndexError) as error:  # a box is shorter than what it must hold
        raise ValidationError(DAMAGED) from error


def _read(file: BinaryIO) -> Mp4:
    size = file.seek(0, 2)
    _check_brands(file)
    whole = Box(file, b"", 0, size)
    kinds = {box.kind for box in whole.children()}
    if b"moof" in kinds:
        raise ValidationError(FRAGMENTED)
    if not kinds >= {b"moov", b"mdat"}:
        raise ValidationError(INCOMPLETE)
    movie = whole.child(b"moov")
    if any(box.kind == b"mvex" for box in movie.children()):
        raise ValidationError(FRAGMENTED)
    media = [box.child(b"mdia") for box in movie.children() if box.kind == b"trak"]
    kinds_of_media = [box.child(b"hdlr").content()[8:12] for box in media]
    if b"vide" not in kinds_of_media:
        raise ValidationError(NO_PICTURE)
    if b"soun" in kinds_of_media:
        _check_sound(media[kinds_of_media.index(b"soun")])
    ticks_a_second, ticks = _time(movie.child(b"mvhd"))
    return Mp4(ticks / ticks_a_second, *_picture(media[kinds_of_media.index(b"vide")], size))


def _check_brands(file: BinaryIO) -> None:
    """Read the first box, ftyp: only its brands tell a film from a picture or a song in the same container."""
    file.seek(0)
    length, kind = struct.unpack(">I4s", file.read(8).ljust(8, b"\0"))
    content = file.read(min(length, 1024) - 8) if kind == b"ftyp" and length >= 16 else b""
    major, compatible = content[:4], [content[place : place + 4] for place in range(8, len(content), 4)]
    for pattern, what in OTHER_BRANDS.items():
        if re.fullmatch(pattern, major, re.DOTALL):
            raise ValidationError(OTHER_KIND.format(what))
    if not any(map(MP4_BRAND.fullmatch, [major, *compatible])):
        raise ValidationError(NO_MP4)


def _sample_entry(media: Box) -> bytes:
    """Return the description of a track's samples, beginning with the four letters of its codec."""
    content = media.child(b"minf", b"stbl", b"stsd").content()
    (length,) = struct.unpack_from(">I", content, 8)
    return content[12 : 8 + length]


def _codec(entry: bytes) -> str:
    return CODECS.get(entry[:4], f"„{entry[:4].decode('latin-1').strip()}“")


def _check_sound(media: Box) -> None:
    entry = _sample_entry(media)
    if entry[:4] != b"mp4a":
        raise ValidationError(OTHER_SOUND.format(_codec(entry)))
    object_type = OBJECT_TYPE.search(entry)
    if not object_type or object_type[1] not in AAC:
        raise ValidationError(OTHER_SOUND.format("MP3 oder einem seltenen Verfahren"))


def _time(header: Box) -> tuple[int, int]:
    """Return the ticks a second and the ticks of the length, from an mvhd or mdhd box."""
    content = header.content()
    times = struct.unpack_from(*((">IQ", content, 20) if content[0] == 1 else (">II", content, 12)))
    if 0 in times:
        raise ValidationError(DAMAGED)
    return times


def _picture(media: Box, size: int) -> tuple[int, int, float]:
    """Return width, height and frame rate, and check that the frames lie inside the file of `size` bytes."""
    entry = _sample_entry(media)
    if entry[:4] not in {b"avc1", b"avc3"}:
        raise ValidationError(OTHER_VIDEO.format(_codec(entry)))
    configuration = entry.partition(b"avcC")[2]
    if configuration[1] not in H264_PROFILES:
        raise ValidationError(OTHER_VIDEO.format("H.264 in einem Profil für den Schnitt"))
    samples = media.child(b"minf", b"stbl")
    durations = samples.child(b"stts").table(">II")
    frames, ticks = sum(count for count, _ in durations), sum(count * delta for count, delta in durations)
    if not frames or not ticks:
        raise ValidationError(DAMAGED)
    _check_first_frame(samples, size, length_of_length=(configuration[4] & 3) + 1)
    ticks_a_second, _ = _time(media.child(b"mdhd"))
    return *struct.unpack_from(">HH", entry, 28), frames * ticks_a_second / ticks


def _check_first_frame(samples: Box, size: int, *, length_of_length: int) -> None:
    """Check that all chunks begin inside the file, and the first with a unit of H.264: zeros are no film."""
    is_long = any(box.kind == b"co64" for box in samples.children())
    chunks = samples.child(b"co64").table(">Q") if is_long else samples.child(b"stco").table(">I")
    if max(chunks)[0] >= size:
        raise ValidationError(INCOMPLETE)
    sizes = samples.child(b"stsz")
    (first,) = struct.unpack_from(">I", sizes.content(), 4)
    first = first or sizes.table(">I", offset=8)[0][0]
    samples.file.seek(chunks[0][0])
    unit = int.from_bytes(samples.file.read(length_of_length))
    if not 0 < unit <= first - length_of_length:
        raise ValidationError(NO_PICTURE)
