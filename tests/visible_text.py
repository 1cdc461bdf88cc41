"""Write what a visitor reads at each public address to a file, so that diff can compare two states of the code.

    python -m tests.visible_text before.txt

Each address stands with its status and its visible text: no scripts and styles, white space folded, a link as
„text <href>“. The addresses are those of the sitemap, those listed here, and what all these pages link to. The data
are the fixtures; then the demo network is loaded, and what it changes is written once more.
"""

import datetime as dt
import json
import logging
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import django
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_databases, setup_test_environment
from django.utils import timezone

NOW = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
QUERIES = [
    "",
    "Steinfurt",
    "stei",
    "48565",
    "485",
    "Ahuas",
    "Kreis Borken",
    "münster",
    "00000",
    "qq",
    "x" * 300,
]
OTHERS = """/suche/?q=stei&sprache=einfach /barriere-melden/gesendet/ /bildungskonferenzen/kalender.ics
/schulaufsicht/bezirksregierung-muenster/kalender.ics /lenkungskreise/?seite=keine /robots.txt /sitemap.xml
/.well-known/security.txt /gesund/ /netzwerke /netzwerke/keines/ /orte/keiner/ /gibt-es-nicht/"""
DEMO = "musterkreis"
IN_A_LINE = set(
    re.findall(r"\w+", "a abbr b bdi button cite code em i img q small span strong sub sup time tspan wbr")
)
UNSEEN = {"script", "style", "template"}


class Reader(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self.unseen = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.unseen += tag in UNSEEN
        self.parts.append("" if tag in IN_A_LINE else "\n")
        self.parts += [f"[{attributes[name]}] " for name in ("alt", "aria-label") if attributes.get(name)]
        if tag == "a":
            self.links.append(attributes.get("href") or "")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN
        self.parts.append(f" <{self.links[-1]}>" if tag == "a" else "" if tag in IN_A_LINE else "\n")

    def handle_data(self, data):
        self.parts.append("" if self.unseen else re.sub(r"[ \n\r\t]+", " ", data))

    def text(self) -> str:
        lines = (re.sub(" +", " ", line).strip(" ") for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


def answer(client: Client, address: str) -> tuple[str, set[str]]:
    """The status with the visible text, and the addresses of this site that the page links to."""
    response = client.get(address, secure=True)
    kind = response.get("Content-Type", "").split(";")[0]
    text, links = b"".join(response).decode(), set()
    if kind == "text/html":
        reader = Reader(text)
        text = reader.text()
        links = {
            link.split("#")[0] for link in reader.links if re.match(r"/(?!/|static/|media/|admin/)", link)
        }
    elif kind == "application/json":
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    return f"{response.status_code} {kind} {response.get('Location', '')}\n{text}\n", links


def answers(client: Client) -> dict[str, str]:
    listed = re.findall(r"<loc>https?://[^/]+(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    wanted = {*listed, *OTHERS.split(), f"/netzwerke/{DEMO}/"}
    wanted |= {f"/suche/{page}?q={query}" for page in ("", "vorschlaege/") for query in QUERIES}
    first = {address: answer(client, address) for address in sorted(wanted)}
    linked = set().union(*(links for _, links in first.values())) - wanted
    return {address: text for address, (text, _) in first.items()} | {
        address: answer(client, address)[0] for address in sorted(linked)
    }


def main(path: str) -> None:
    timezone.now = lambda: NOW  # before a model keeps the original as a default
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    logging.disable()
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    call_command("seed", verbosity=0)
    plain = answers(Client(raise_request_exception=False))
    call_command("loaddata", DEMO, verbosity=0)
    demo = answers(Client(raise_request_exception=False))
    changed = {f"{name} [{DEMO}]": text for name, text in demo.items() if text != plain.get(name)}
    sections = [f"==== {name}\n{text}" for name, text in sorted((plain | changed).items())]
    Path(path).write_text("\n".join(sections), encoding="utf-8")
    sys.stdout.write(f"{len(plain)} addresses, {len(changed)} more with the demo network\n")


if __name__ == "__main__":
    main(sys.argv[1])
