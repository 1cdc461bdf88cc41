"""Tells editors where a text looks like a person. It warns and never rejects: institutions are called after persons."""

import re
from collections.abc import Iterator

FIRST_NAMES = """
Achim Adele Agnes Ahmet Aischa Albert Alexander Alexandra Alfons Alfred Ali Alina Alois Amelie Andrea Andreas
Angela Angelika Anita Anja Anke Anna Anne Annegret Anneliese Annette Anni Anton Antonia Antonius Arne Arno Astrid
Aylin Ayse Barbara Bärbel Beate Ben Benedikt Benjamin Bernadette Bernd Bernhard Berthold Bettina Birgit Birgitta
Björn Brigitte Britta Bruno Carina Carla Carmen Carola Carolin Caroline Carsten Cem Charlotte Christa Christel
Christian Christiane Christina Christine Christof Christoph Claudia Claus Clemens Cornelia Dagmar Daniel Daniela
David Denise Dennis Detlef Dieter Dietmar Dirk Dominik Doris Dorothea Dorothee Eckhard Edeltraud Edith Egon Elena
Elfriede Elisabeth Elke Ella Ellen Elmar Emil Emilia Emine Emma Erich Erika Erwin Eva Evelyn Fabian Fatma Felix
Finn Florian Franz Franziska Frauke Friedhelm Friedrich Fritz Gabi Gabriele Georg Gerald Gerd Gerda Gerhard
Gertrud Gisela Gregor Gudrun Guido Gustav Günter Günther Hanna Hannah Hannelore Hans Harald Hasan Hedwig Heike
Heiko Heiner Heinrich Heinz Helena Helene Helga Helmut Hendrik Henning Henrik Herbert Heribert Hermann Hilde
Hildegard Holger Horst Hubert Hubertus Hugo Ida Ilona Ilse Imke Ines Inga Inge Ingeborg Ingo Ingrid Irene Iris
Irmgard Isabel Isabell Isabella Jakob Jan Jana Janine Jasmin Jens Jessica Joachim Jochen Johann Johanna Johannes
Jonas Jonathan Jörg Josef Joseph Jost Judith Julia Julian Juliane Jürgen Jutta Karin Karina Karl Karla Karsten
Katarina Katharina Kathrin Katja Katrin Kerstin Kirsten Klara Klaus Konrad Konstantin Kristin Kristina Kurt Lara
Lars Laura Lea Lena Leon Leonie Lieselotte Lina Linda Lisa Lothar Louis Luca Ludger Ludwig Luisa Luise Lukas Lutz
Magdalena Maike Malte Mandy Manfred Manuel Manuela Marc Marcel Marco Marcus Mareike Maren Margarete Margarethe
Margit Margot Margret Maria Marianne Marie Marina Mario Marion Markus Marlene Marlies Martha Martin Martina
Mathias Mathilde Matthias Max Maximilian Mechthild Mehmet Meike Melanie Mia Michael Michaela Miriam Mohammed
Monika Moritz Murat Mustafa Nadine Nadja Natalie Natascha Nele Nicole Niklas Nils Nina Norbert Olaf Ole Oliver
Oskar Otto Patricia Patrick Paul Paula Pauline Peter Petra Philipp Pia Rainer Ralf Ralph Ramona Raphael Rebecca
Regina Regine Reiner Reinhard Reinhold Renate René Richard Rita Robert Roland Rolf Roswitha Rudolf Rüdiger Ruth
Sabine Sabrina Samuel Sandra Sara Sarah Sascha Sebastian Selina Sibylle Siegfried Sigrid Silke Silvia Simon
Simone Sina Sofia Sofie Sonja Sophia Sophie Stefan Stefanie Steffen Stephan Stephanie Susanne Svenja Sven Swen
Sylvia Tanja Tatjana Thea Theo Theodor Theresa Therese Thomas Thorsten Tim Timo Tina Tobias Tom Torben Torsten
Udo Ulf Ulrich Ulrike Ursula Ute Uwe Vanessa Vera Verena Veronika Viktor Viktoria Vincent Volker Waldemar Walter
Waltraud Werner Wilfried Wilhelm Willi Wolfgang Yannick Yasemin Yusuf Yvonne
"""

GIVEN = "|".join(FIRST_NAMES.split())
WORD = r"[A-ZÄÖÜ][\w’']{1,40}"
SURNAME = rf"(?:(?:von|van|vom|zu|zum|zur|de|der|den|ten|ter) ){{0,3}}{WORD}(?:-{WORD}){{0,2}}"
TITLE = r"(?:Dr|Prof|Dipl)\.(?:-[A-ZÄÖÜ][\wäöü]+\.)?"
NAME = re.compile(
    rf"(?<![\w-])(?:(?P<salutation>Herrn?|Frau)|{TITLE})(?: ?(?:{TITLE}|\w{{1,4}}\.)){{0,6}}"
    rf" (?:(?:{GIVEN})(?:-(?:{GIVEN}))? )?{SURNAME}(?![\w-])"
    rf"|(?<![\w-])(?<!St\. )(?<!Sankt )(?:{GIVEN})(?:[ -](?:{GIVEN}))? {SURNAME}(?![\w-])"
)
# What makes an institution of the name before it: „Heinrich Böll Gesamtschule“, „Anne Frank Haus“.
INSTITUTION = re.compile(
    r"(?:schulen?|gymnasium|kolleg|seminar|stiftung|zentrum|institut|verein|verband|universität|akademie|bibliothek"
    r"|bücherei|museum|theater|kirche|gemeinde|hospital|klinik|krankenhaus|kindergarten|kita|straße|allee|preis"
    r"|\b(?:haus|heim|werk|halle|saal|platz|weg|ring|hof))\b",
    re.IGNORECASE,
)
# The person's name after it needs no first name of the list: „Landrat Kai Muster“, „Leitung: Svetlana Krupp“.
OFFICE = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][\wäöü-]{0,30})?(?:(?i:landrat|landrätin|bürgermeister|bürgermeisterin|dezernent|dezernentin"
    r"|leiter|leiterin|vorsitzende|vorsitzender):?|(?i:leitung|vorsitz):) "
    rf"(?!Herrn? |Frau )(?P<name>{WORD}(?:-{WORD})? {WORD}(?:-{WORD})?)(?![\w-])"
)
# No person is called so: institutions, parts of them, what they work on, and other offices.
NO_NAME = re.compile(
    r"kreis|stadt|städt|amt|ämter|land|büro|bildung|schul|bezirk|regierung|fachbereich|fachdienst|dezern|referat"
    r"|abteilung|kommun|gemeinde|verein|verband|kammer|zentrum|institut|stiftung|universität|akademie|kolleg|gymnasium"
    r"|team|stelle|netz|rat\b|rätin|meister|leit|vertret|vorsitz|region|koordin|konferenz|gruppe|jugend|sozial|famili"
    r"|kultur|sport|gesundheit|integration|planung|wirtschaft|agentur|jobcenter|beratung|dienst|obere|untere"
    r"|\w(?:ung|heit|keit|schaft|tion|tät)(?:en)?\b",
    re.IGNORECASE,
)
# „0255/2008“ is the number of a council's paper.
PHONE = re.compile(
    r"(?<![\w.,/+-])(?!0\d{3}/(?:19|20)\d\d\b)(?:(?:\+|00)49[ ()/–-]{0,3}(?:0\) ?)?[1-9]\d{1,4}|\(?0[1-9]\d{1,4}\)?)"
    r"(?:[ /–-]{1,3}\d{2,12}(?:[ /–-]{1,3}\d{1,8}){0,5}|\d{4,8})(?!\w|\.\d)"
)
EXTENSION = re.compile(
    r"(?<!\w)(?:Durchwahl|DW|Apparat|App\.|Tel\.|Telefon|Mobil|Handy):? ?-?\d{2,8}(?!\d|[ ./()–-]{1,3}\d)"
)
CENTRAL = re.compile(r"[ /–-]0$")
MAILBOX = re.compile(r"(?<![\w.+-])([^\W\d_-][\w-]{0,40})\.([^\W\d_][\w-]{0,40})@[\w.-]+\w")
OF_AN_OFFICE = re.compile(
    r"amt|bildung|buero|büro|info|post|netz|kontakt|team|sekretariat|stelle|leitung|verwaltung|aufsicht|schul|"
    r"kreis|stadt|dezernat|referat|abteilung|servic|region|rbn|koordin|konferenz",
    re.IGNORECASE,
)


def suspicions(text: str) -> list[str]:
    """What in this text looks like a person's name, direct number or mailbox, with what to write instead."""
    text = " ".join(text.split())
    return list(dict.fromkeys([*map(_no_name, _names(text)), *_numbers(text), *_mailboxes(text)]))


def _no_name(name: str) -> str:
    return (
        f"„{name}“ sieht nach dem Namen einer Person aus. Bitte nennen Sie nur die Funktion oder die Stelle."
    )


def _names(text: str) -> Iterator[str]:
    for match in NAME.finditer(text):
        next_word = text[match.end() :].split(" ", 2)[1:2]
        if match["salutation"] or not INSTITUTION.search(" ".join([match[0], *next_word])):
            yield match[0]
    for match in OFFICE.finditer(text):
        if not NO_NAME.search(match["name"]) and not NAME.search(match["name"]):
            yield match["name"]


def _numbers(text: str) -> Iterator[str]:
    """A number that ends in 0 after a break is an office's central one."""
    for match in [*PHONE.finditer(text), *EXTENSION.finditer(text)]:
        if not CENTRAL.search(match[0]):
            yield f"„{match[0]}“ sieht nach einer Durchwahl aus. Bitte nennen Sie die Zentrale oder keine Nummer."


def _mailboxes(text: str) -> Iterator[str]:
    for match in MAILBOX.finditer(text):
        if not OF_AN_OFFICE.search(f"{match[1]}.{match[2]}"):
            yield f"„{match[0]}“ sieht nach dem Postfach einer Person aus. Bitte nennen Sie das Funktionspostfach."
