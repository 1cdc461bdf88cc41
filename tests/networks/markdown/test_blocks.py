import pytest

from networks.markdown import render

BULLETS = "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "14. September 2026: zweites Treffen.",
        "14. Sept.: Treffen\n15. Sept.: Konferenz",
        "28. Sitzung, Thema Ganztag.",
        "2025. Ein gutes Jahr.\n2026. Noch eines.",
        "1. Schulen\n1. Kitas",
        "1) Schulen\n2) Kitas",
        "01. Schulen\n02. Kitas",
        "– siehe oben",
        "- 5 Grad",
        "+ 3 Prozent\n+ 5 Prozent",
        "* Pflichtfeld\n** freiwillig",
        "+49 251 411-0\n+49 251 411-1",
        "#Hashtag",
        "Text\n---\nText\n===\n***\n```",
        "| a | b |\n|---|---|",
        "Amt für Schule\nMarktplatz 1",
        "[1]: https",
    ],
)
def test_paragraph_shows_its_lines_as_typed(text):
    assert render(text) == paragraphs(text.replace("\n", "<br>\n"))


def test_blanks_before_a_line_mean_nothing():
    assert render("    Text\n\tText\n\n    ## Titel\n    - a\n    - b") == (
        paragraphs("Text<br>\nText") + "<h2>Titel</h2>\n" + BULLETS
    )


@pytest.mark.parametrize(
    "mark", ["- ", "* ", "+ ", "•\t", "·  ", "– ", "o\t", "\uf0b7\t", "▪\N{NO-BREAK SPACE}"]
)
def test_two_lines_with_a_bullet_are_a_list(mark):
    assert render(f"Text:\n{mark}a\n{mark}b") == paragraphs("Text:") + BULLETS
    assert render(f"{mark}a\n\n{mark}b\n\nText") == BULLETS + paragraphs("Text")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("28. a\n\n29. b\n31. c", '<ol start="28">\n<li>a</li>\n<li>b</li>\n</ol>\n<p>31. c</p>\n'),
        ("- a\numgebrochen\n- b", "<ul>\n<li>a<br>\numgebrochen</li>\n<li>b</li>\n</ul>\n"),
        ("- a\n\n  c\n- b", "<ul>\n<li>\n<p>a</p>\n<p>c</p>\n</li>\n<li>b</li>\n</ul>\n"),
        ("•\ta\no\tc\n•\tb", "<ul>\n<li>a\n<ul>\n<li>c</li>\n</ul>\n</li>\n<li>b</li>\n</ul>\n"),
        (
            "1. a\n   - c\n   - d\n2. b",
            "<ol>\n<li>a\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>\n</li>\n<li>b</li>\n</ol>\n",
        ),
        ("- a\n- b\n\n1. c\n2. d", BULLETS + "<ol>\n<li>c</li>\n<li>d</li>\n</ol>\n"),
        ("# a", "<h2>a</h2>\n"),
        ("## a ##", "<h2>a</h2>\n"),
        ("#### a", "<h3>a</h3>\n"),
        ("> a\n> b\nc", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n<p>c</p>\n"),
        (">> # a", "<blockquote>\n<blockquote>\n<h2>a</h2>\n</blockquote>\n</blockquote>\n"),
        ("> 50 Kinder\n>= 100 Kinder", "<p>&gt; 50 Kinder<br>\n&gt;= 100 Kinder</p>\n"),
    ],
)
def test_lists_headings_and_quotes(text, html):
    assert render(text) == html
