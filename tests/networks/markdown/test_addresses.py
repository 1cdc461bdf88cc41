import pytest

from networks.markdown import AddressError, href


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("https://a.example/?b=c#d", "https://a.example/?b=c#d"),
        ("HTTP://WWW.A.Example/B", "http://www.a.example/B"),
        ("www.kreis-borken.de", "https://www.kreis-borken.de"),
        ("a.example:8000/b.pdf", "https://a.example:8000/b.pdf"),
        ("//a.example/", "https://a.example/"),
        ("https://münster.example/Straße%20x", "https://xn--mnster-3ya.example/Stra%C3%9Fe%20x"),
        ("bildungsbuero@a.example", "mailto:bildungsbuero@a.example"),
        ("mailto:b@a.example?subject=Frage", "mailto:b@a.example?subject=Frage"),
        (
            "mailto:b@a.example?subject=Rat%20&%20Tat&bcc=c@a.example",
            "mailto:b@a.example?subject=Rat%20%26%20Tat%26bcc%3Dc%40a.example",
        ),
        ('"a?cc=c@a.example"@b.example', "mailto:%22a%3Fcc%3Dc%40a.example%22@b.example"),
        ("mailto:a&cc=c@b.example", "mailto:a%26cc%3Dc@b.example"),
        ("tel:+49251-4110", "tel:+49251-4110"),
        ("/orte/ahlen/#netz", "/orte/ahlen/#netz"),
    ],
)
def test_href(typed, target):
    assert href(typed) == target


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Einem Verweis fehlt die Adresse."),
        ("https://a.example/Bericht 2024.pdf", "Die Adresse „…“ enthält Leerzeichen."),
        ("#netz", "Die Adresse „…“ führt nirgendwohin, weil die Seite davor fehlt."),
        ("htp://a.example", "Die Adresse „…“ beginnt mit „htp:“."),
        ("JavaScript:alert(1)", "Die Adresse „…“ beginnt mit „JavaScript:“."),
        *(
            (typed, "Die Adresse „…“ führt nirgendwohin.")
            for typed in (
                "orte/ahlen/",
                "bericht.pdf",
                "http//a.example",
                "https:/a.example",
                "https://https://a.example",
                "https://localhost/",
                "https://a..example/",
                "https://jemand:geheim@a.example/",
                "a@b",
                "mailto:a@a.example?cc=b@a.example",
                "tel:0251x",
            )
        ),
    ],
)
def test_address_that_leads_nowhere(typed, sentence):
    with pytest.raises(AddressError) as caught:
        href(typed)

    message = str(caught.value).replace(f"„{typed}“", "„…“", 1)
    assert (message.startswith(sentence), "Bitte" in message) == (True, True)
