import pytest
from django.core.exceptions import ValidationError

from bildungsnetz.duties.models import subtitles
from bildungsnetz.duties.models.subtitles import read_subtitles

CUE = "00:00:01.000 --> 00:00:02.000\nGrüße\n"
VTT = f"WEBVTT\n\n{CUE}"
STYLED = f"WEBVTT\n\nSTYLE\n::cue {{ color: lime }}\n\nNOTE zur Probe\n\n2a\n{CUE.replace('2.000', '2.000 align:end')}"


@pytest.mark.parametrize(
    ("content", "text", "remarks"),
    [
        *(
            (given, VTT, [])
            for given in (VTT.encode(), VTT.encode("utf-8-sig"), VTT.replace("\n", "\r\n").encode())
        ),
        (f"\n\nWEBVTT - Deutsch\nKind: captions\n\n\n{CUE}\n\n".encode(), VTT, []),
        (f"WEBVTT\n{CUE}".encode(), VTT, []),
        (b"WEBVTT\r\r0:01.0-->00:02.000\rGr\xc3\xbc\xc3\x9fe", VTT, []),
        (STYLED.encode(), STYLED, []),
        (VTT.replace(".", ",").encode(), VTT, [subtitles.HAD_COMMAS]),
        (VTT.encode("windows-1252"), VTT, [subtitles.WAS_WINDOWS_1252]),
        (VTT.encode("utf-16"), VTT, [subtitles.WAS_UTF_16]),
        (f"1\n{CUE.replace('.', ',')}".encode(), VTT, [subtitles.WAS_SRT]),
        (
            "7\n00:00:01,000 --> 00:00:02,000  X1:1 Y1:2\n{\\an8}<i>Grüße</i> <font color=red>& mehr</font> <3\n\n8\n".encode(
                "windows-1252"
            ),
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>Grüße</i> &amp; mehr &lt;3\n",
            [subtitles.WAS_WINDOWS_1252, subtitles.WAS_SRT],
        ),
    ],
    ids=range(12),
)
def test_read_as_webvtt(content, text, remarks):
    found = read_subtitles(content)

    assert (found.text, found.remarks) == (text, remarks)
    assert read_subtitles(found.text.encode()).text == text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        *(
            (given, subtitles.NO_SUBTITLES)
            for given in (b"", b"WEBVTTX\n\n", b"\x89PNG\r\n\x1a\n", b"1\nAbc", b"\x81")
        ),
        (VTT.encode("utf-16-le"), subtitles.NO_SUBTITLES),
        *((given, subtitles.NO_CUE) for given in (b"WEBVTT", b"WEBVTT\n\n00:01.000 --> 00:02.000\n \n")),
        (f"{VTT}\nverloren", subtitles.WITHOUT_TIMES.format(6)),
        (f"{VTT}00:03.000 --> 00:04.000\nb", subtitles.NO_BLANK_LINE.format(5)),
        (f"{VTT}\na\nb\n{CUE}", subtitles.NO_BLANK_LINE.format(8)),
        (f"{VTT}\n00:03 --> 00:04\nb", subtitles.UNREADABLE.format(6)),
        (f"{VTT}\n00:00:61.000 --> 00:01:02.000\nb", subtitles.UNREADABLE.format(6)),
        (f"{VTT}\n٠٠:03.000 --> 00:04.000\nb", subtitles.UNREADABLE.format(6)),
        (f"{VTT}\n3\n00:04.000 --> 00:03.000\nb", subtitles.ENDS_TOO_EARLY.format(7, 2)),
        (f"{VTT}\n00:03.000 --> 00:03.000\nb", subtitles.ENDS_TOO_EARLY.format(6, 2)),
        (f"{VTT}\n00:00.999 --> 00:03.000\nb", subtitles.OUT_OF_ORDER.format(6, 2)),
        (f"1\n{CUE}\n2\n00:00:00,500 --> 00:00:03,000\nb", subtitles.OUT_OF_ORDER.format(6, 2)),
    ],
    ids=range(18),
)
def test_refused_with_its_line(content, sentence):
    with pytest.raises(ValidationError) as refused:
        read_subtitles(content if isinstance(content, bytes) else content.encode())

    assert refused.value.messages == [sentence]


def test_cue_may_end_half_a_second_after_the_film():
    found = read_subtitles(VTT.encode())
    found.check_length(1.5)

    with pytest.raises(ValidationError, match=r"Zeile 3: Der 1\. Untertitel endet bei 00:00:02\.000"):
        found.check_length(1.4)
