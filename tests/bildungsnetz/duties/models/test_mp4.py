import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from bildungsnetz.duties.models import mp4 as reading
from bildungsnetz.duties.models.mp4 import Mp4, read_mp4
from tests.uploads import HTML, MP4, box, mp4, numbers

CHUNK = numbers(0, 1, 28)  # the table of chunks
VALUES = Mp4(90, 640, 360, 25)


def sentence(content: bytes) -> str | None:
    """Return why a file is refused; None where it is read as VALUES."""
    try:
        return None if read_mp4(BytesIO(content)) == VALUES else "other values"
    except ValidationError as error:
        return error.message


@pytest.mark.parametrize(
    "content",
    [
        MP4,
        mp4(brands="mp42----isom"),
        mp4(brands="XAVC----mp42"),
        mp4(codec="avc3", profile=66),
        mp4(object_type=0x67),
        MP4 + box("free", b"x"),
        # The length of a box in 64 bits, and a last box that ends with the file.
        MP4.replace(numbers(16) + b"mdat", numbers(1) + b"mdat" + numbers(0, 24)).replace(
            CHUNK, numbers(0, 1, 36)
        ),
        re.sub(b"....moov", b"\0\0\0\0moov", MP4, flags=re.DOTALL),
    ],
)
def test_film(content):
    assert sentence(content) is None


def test_other_values():
    upright = mp4(ticks=1500, size=(360, 640), frame_ticks=20)

    assert read_mp4(BytesIO(upright)) == Mp4(1.5, 360, 640, 50)


KINDS = {
    "ein Bild (HEIC oder AVIF)": ["heic----mif1heic", "avif----mif1miaf", "avis----isommp42", "mif1----mp42"],
    "eine Tonaufnahme (M4A)": ["M4A ----mp42isom", "M4B ----mp42"],
    "ein QuickTime-Film (MOV)": ["qt  ----mp42"],
    "ein Film für alte Telefone (3GP)": ["3gp4----isom3gp4", "3g2a----mp42"],
}


def test_other_kinds_in_the_same_container():
    expected = {brands: reading.OTHER_KIND.format(kind) for kind, all_ in KINDS.items() for brands in all_}

    assert {brands: sentence(mp4(brands=brands)) for brands in expected} == expected


INCOMPLETE, DAMAGED, NO_MP4, NO_PICTURE = (
    reading.INCOMPLETE,
    reading.DAMAGED,
    reading.NO_MP4,
    reading.NO_PICTURE,
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        *(
            (content, NO_MP4)
            for content in (b"", b"\0" * 1000, HTML, b"ftypisom", box("ftyp", b"dash----"), MP4[24:])
        ),
        *((MP4[:length], INCOMPLETE) for length in (20, 30, 60, len(MP4) - 1)),
        (box("ftyp", b"isom----isom") + box("free", b"x" * 80), INCOMPLETE),
        (mp4()[:40] + bytes(1000), DAMAGED),
        (MP4 + bytes(100), DAMAGED),
        (MP4 + box("free") * 1000, DAMAGED),
        (MP4.replace(b"stts", b"xxxx"), DAMAGED),
        (MP4.replace(b"mvhd", b"xxxx"), DAMAGED),
        (mp4(ticks=0), DAMAGED),
        (mp4(frame_ticks=0), DAMAGED),
        (MP4.replace(CHUNK, numbers(0, 1, 9999)), INCOMPLETE),
        (MP4.replace(CHUNK, numbers(0, 2**31, 28)), DAMAGED),
        (mp4(frame=bytes(8)), NO_PICTURE),
        (mp4(frame=b"\xff" * 8), NO_PICTURE),
        (MP4.replace(b"vide", b"text"), NO_PICTURE),
        (mp4(extra=box("mvex")), reading.FRAGMENTED),
        (MP4 + box("moof"), reading.FRAGMENTED),
        (mp4(codec="hvc1"), reading.OTHER_VIDEO.format("H.265 (HEVC)")),
        (mp4(codec="mp4v"), reading.OTHER_VIDEO.format("MPEG-4 Visual")),
        (mp4(codec="abcd"), reading.OTHER_VIDEO.format("„abcd“")),
        (mp4(profile=122), reading.OTHER_VIDEO.format("H.264 in einem Profil für den Schnitt")),
        (mp4(sound="ac-3"), reading.OTHER_SOUND.format("Dolby Digital")),
        (mp4(object_type=0x6B), reading.OTHER_SOUND.format("MP3 oder einem seltenen Verfahren")),
    ],
)
def test_refused(content, expected):
    assert sentence(content) == expected


def test_cut_or_changed_anywhere_is_never_a_crash():
    cut = {sentence(MP4[:length]) for length in range(len(MP4))}
    for place in range(len(MP4)):
        for value in (0, 1, 255):
            sentence(MP4[:place] + bytes([value]) + MP4[place + 1 :])

    assert cut == {NO_MP4, INCOMPLETE}
