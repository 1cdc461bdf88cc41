import pytest

from networks.markdown import problems, render


@pytest.mark.parametrize(
    "text",
    [
        "Erzieher*innen und Berater*innen, Schüler_innen und Lehrer_innen, Schüler:innen",
        "4*2 Gruppen, 3*5 Tische, 5 * 3 * 2, (1+2)*(3+4)*(5)",
        "Name*, Ort* und die *innen-Form; ein *) und noch ein *)",
        "Name: ________ Datum: ____",
        "Wie geht`s? So war`s.",
        r"C:\Schule\_alt und \\server\*",
    ],
)
def test_mark_inside_a_word_or_by_itself_is_text(text):
    assert render(text) == f"<p>{text}</p>\n"


def test_escaped_star_inside_a_word_is_a_star():
    assert render(r"Schüler\*innen, \*kein Wort") == "<p>Schüler*innen, \\*kein Wort</p>\n"


def test_bold_and_italics():
    assert render("„**Schüler*innen**“: **Wichtig**, (*kursiv*), ***beides***, **zwei\nZeilen**") == (
        "<p>„<strong>Schüler*innen</strong>“: <strong>Wichtig</strong>, (<em>kursiv</em>), "
        "<em><strong>beides</strong></em>, <strong>zwei<br>\nZeilen</strong></p>\n"
    )


def test_bare_addresses_become_links_without_the_punctuation_around_them():
    text = "Siehe https://a.example/b_(c)_d, (www.a.example/); **https://a.example/_b_/** oder e.f@a.example."

    assert render(text) == (
        '<p>Siehe <a href="https://a.example/b_(c)_d">https://a.example/b_(c)_d</a>, '
        '(<a href="https://www.a.example/">www.a.example/</a>); '
        '<strong><a href="https://a.example/_b_/">https://a.example/_b_/</a></strong> '
        'oder <a href="mailto:e.f@a.example">e.f@a.example</a>.</p>\n'
    )


def test_link_shows_its_text_only():
    assert render("[**A** https://b.example](https://a.example/b_(c)) und ![Logo](a.example)") == (
        '<p><a href="https://a.example/b_(c)"><strong>A</strong> https://b.example</a> '
        'und !<a href="https://a.example">Logo</a></p>\n'
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[Seite] (www.a.example)",
            "Zwischen den Klammern von „[Seite] (www.a.example)“ steht ein Leerzeichen. Bitte löschen Sie es, damit "
            "ein Verweis daraus wird.",
        ),
        (
            "[Seite](ftp.example",
            "Bei „[Seite](ftp.example“ fehlt die schließende Klammer. Bitte schreiben Sie sie hinter die Adresse.",
        ),
        (
            "[ ](x.example)",
            "Dem Verweis „[ ](x.example)“ fehlt der Text. Bitte schreiben Sie in die eckigen Klammern, wohin er führt.",
        ),
    ],
)
def test_half_written_link_is_a_problem(text, sentence):
    assert problems(f"{text}\n\n{text}") == [sentence]


@pytest.mark.parametrize(
    "text", ["[Entwurf] (Stand 2024)", "[…] (a.example)", "[a] und (b)", "htp:// www. @ a@b"]
)
def test_brackets_that_mean_no_link_are_text(text):
    assert (render(text), problems(text)) == (f"<p>{text}</p>\n", [])
