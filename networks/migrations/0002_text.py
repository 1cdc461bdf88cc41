from django.db import migrations, models

import networks.models.content_version
import networks.models.derived
import networks.models.text
from networks.models.derived import clean_and_derive


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="district",
            options={
                "ordering": ["name_folded"],
                "verbose_name": "Gebietskörperschaft",
                "verbose_name_plural": "Gebietskörperschaften",
            },
        ),
        migrations.AlterModelOptions(
            name="fieldofaction",
            options={
                "ordering": ["name_folded"],
                "verbose_name": "Handlungsfeld",
                "verbose_name_plural": "Handlungsfelder",
            },
        ),
        migrations.AlterModelOptions(
            name="municipality",
            options={
                "ordering": ["name_folded", "ags"],
                "verbose_name": "Gemeinde",
                "verbose_name_plural": "Gemeinden",
            },
        ),
        migrations.AlterModelOptions(
            name="network",
            options={
                "ordering": ["name_folded"],
                "verbose_name": "Bildungsnetzwerk",
                "verbose_name_plural": "Bildungsnetzwerke",
            },
        ),
        migrations.AlterModelOptions(
            name="source",
            options={
                "ordering": ["publisher_folded", "title_folded"],
                "verbose_name": "Quelle",
                "verbose_name_plural": "Quellen",
            },
        ),
        migrations.AlterModelOptions(
            name="supervisoryauthority",
            options={
                "ordering": ["level", "name_folded"],
                "verbose_name": "Schulaufsicht",
                "verbose_name_plural": "Schulaufsichten",
            },
        ),
        migrations.AddField(
            model_name="aim",
            name="search_text",
            field=networks.models.derived.SearchField("text", "note", "agreed_on"),
        ),
        migrations.AddField(
            model_name="aim",
            name="text_folded",
            field=networks.models.derived.FoldedField("text"),
        ),
        migrations.AddField(
            model_name="cooperationagreement",
            name="search_text",
            field=networks.models.derived.SearchField("note", "signed", "effective", "ended"),
        ),
        migrations.AddField(
            model_name="district",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="district",
            name="search_text",
            field=networks.models.derived.SearchField("name", "seat", "ags"),
        ),
        migrations.AddField(
            model_name="educationconference",
            name="place_folded",
            field=networks.models.derived.FoldedField("place"),
        ),
        migrations.AddField(
            model_name="educationconference",
            name="search_text",
            field=networks.models.derived.SearchField("theme", "place", "note", "date"),
        ),
        migrations.AddField(
            model_name="educationconference",
            name="theme_folded",
            field=networks.models.derived.FoldedField("theme"),
        ),
        migrations.AddField(
            model_name="educationoffice",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="educationoffice",
            name="search_text",
            field=networks.models.derived.SearchField("name", "host_body"),
        ),
        migrations.AddField(
            model_name="fieldofaction",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="fieldofaction",
            name="search_text",
            field=networks.models.derived.SearchField("name", "description"),
        ),
        migrations.AddField(
            model_name="figure",
            name="note_folded",
            field=networks.models.derived.FoldedField("note"),
        ),
        migrations.AddField(
            model_name="figure",
            name="search_text",
            field=networks.models.derived.SearchField("note", "as_of"),
        ),
        migrations.AddField(
            model_name="focus",
            name="local_name_folded",
            field=networks.models.derived.FoldedField("local_name"),
        ),
        migrations.AddField(
            model_name="focus",
            name="search_text",
            field=networks.models.derived.SearchField("local_name", "as_of"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="partner_folded",
            field=networks.models.derived.FoldedField("partner"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="search_text",
            field=networks.models.derived.SearchField("text", "partner", "result", "due"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="text_folded",
            field=networks.models.derived.FoldedField("text"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="place_folded",
            field=networks.models.derived.FoldedField("place"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="search_text",
            field=networks.models.derived.SearchField("place", "summary", "date"),
        ),
        migrations.AddField(
            model_name="municipality",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="municipality",
            name="search_text",
            field=networks.models.derived.SearchField("name", "official_name", "ags"),
        ),
        migrations.AddField(
            model_name="network",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="network",
            name="search_text",
            field=networks.models.derived.SearchField("name"),
        ),
        migrations.AddField(
            model_name="page",
            name="search_text",
            field=networks.models.derived.SearchField("body"),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="search_text",
            field=networks.models.derived.SearchField("text", "note"),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="text_folded",
            field=networks.models.derived.FoldedField("text"),
        ),
        migrations.AddField(
            model_name="seat",
            name="function_folded",
            field=networks.models.derived.FoldedField("function"),
        ),
        migrations.AddField(
            model_name="seat",
            name="institution_folded",
            field=networks.models.derived.FoldedField("institution"),
        ),
        migrations.AddField(
            model_name="seat",
            name="search_text",
            field=networks.models.derived.SearchField("function", "institution", "note", "begins", "ends"),
        ),
        migrations.AddField(
            model_name="source",
            name="publisher_folded",
            field=networks.models.derived.FoldedField("publisher"),
        ),
        migrations.AddField(
            model_name="source",
            name="search_text",
            field=networks.models.derived.SearchField(
                "title", "publisher", "key", "url", "dated", "dated_note"
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="title_folded",
            field=networks.models.derived.FoldedField("title"),
        ),
        migrations.AddField(
            model_name="steeringcommittee",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="steeringcommittee",
            name="rhythm_folded",
            field=networks.models.derived.FoldedField("rhythm"),
        ),
        migrations.AddField(
            model_name="steeringcommittee",
            name="search_text",
            field=networks.models.derived.SearchField("name", "constituted"),
        ),
        migrations.AddField(
            model_name="supervisoryauthority",
            name="name_folded",
            field=networks.models.derived.FoldedField("name"),
        ),
        migrations.AddField(
            model_name="supervisoryauthority",
            name="search_text",
            field=networks.models.derived.SearchField("name", "remit"),
        ),
        migrations.AlterField(
            model_name="aim",
            name="note",
            field=networks.models.text.ProseTextField(blank=True, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="aim",
            name="text",
            field=networks.models.text.ProseCharField(
                help_text="Was erreicht sein soll. Keine Namen von Personen.",
                max_length=300,
                verbose_name="Ziel",
            ),
        ),
        migrations.AlterField(
            model_name="contentversion",
            name="value",
            field=models.CharField(
                default=networks.models.content_version.random_version,
                editable=False,
                max_length=32,
                verbose_name="Wert",
            ),
        ),
        migrations.AlterField(
            model_name="cooperationagreement",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=300, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="district",
            name="ags",
            field=networks.models.text.PlainCharField(
                help_text="Fünf Ziffern: der Anfang des Amtlichen Gemeindeschlüssels.",
                max_length=5,
                unique=True,
                verbose_name="Kreisschlüssel",
            ),
        ),
        migrations.AlterField(
            model_name="district",
            name="name",
            field=networks.models.text.PlainCharField(
                help_text="Mit Art, z. B. „Kreis Borken“.", max_length=80, verbose_name="Name"
            ),
        ),
        migrations.AlterField(
            model_name="district",
            name="nuts",
            field=networks.models.text.PlainCharField(max_length=5, unique=True, verbose_name="NUTS-Code"),
        ),
        migrations.AlterField(
            model_name="district",
            name="seat",
            field=networks.models.text.PlainCharField(max_length=80, verbose_name="Sitz der Verwaltung"),
        ),
        migrations.AlterField(
            model_name="educationconference",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=300, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="educationconference",
            name="place",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Haus und Ort, oder „online“. Keine Zugangsdaten.",
                max_length=150,
                verbose_name="Ort",
            ),
        ),
        migrations.AlterField(
            model_name="educationconference",
            name="theme",
            field=networks.models.text.ProseCharField(blank=True, max_length=250, verbose_name="Thema"),
        ),
        migrations.AlterField(
            model_name="educationoffice",
            name="host_body",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Amt oder Abteilung, zu der das Büro gehört.",
                max_length=150,
                verbose_name="angesiedelt bei",
            ),
        ),
        migrations.AlterField(
            model_name="educationoffice",
            name="name",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Z. B. „Kommunales Bildungsbüro“. Leer, wenn unbekannt.",
                max_length=120,
                verbose_name="Name vor Ort",
            ),
        ),
        migrations.AlterField(
            model_name="educationoffice",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=300, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="fieldofaction",
            name="description",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Ein bis drei Sätze für Bürgerinnen und Bürger. Markdown ist möglich.",
                verbose_name="Worum es geht",
            ),
        ),
        migrations.AlterField(
            model_name="fieldofaction",
            name="name",
            field=networks.models.text.PlainCharField(max_length=120, verbose_name="Name"),
        ),
        migrations.AlterField(
            model_name="fieldofaction",
            name="slug",
            field=networks.models.text.PlainSlugField(
                max_length=80, unique=True, verbose_name="Kürzel der Adresse"
            ),
        ),
        migrations.AlterField(
            model_name="figure",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=200, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="focus",
            name="local_name",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Nur, wenn sie vom Namen des Handlungsfelds abweicht.",
                max_length=150,
                verbose_name="Bezeichnung vor Ort",
            ),
        ),
        migrations.AlterField(
            model_name="focus",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=200, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="partner",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Nur, wenn der Auftrag nicht an das Bildungsbüro geht: Name der Einrichtung, keine Person.",
                max_length=150,
                verbose_name="Einrichtung",
            ),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="result",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Zwei, drei Sätze. Markdown ist möglich. Keine Namen.",
                verbose_name="Ergebnis",
            ),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="text",
            field=networks.models.text.ProseCharField(
                help_text="Was zu tun ist. Keine Namen von Personen.", max_length=300, verbose_name="Auftrag"
            ),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="place",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Haus und Ort, oder „online“. Keine Zugangsdaten.",
                max_length=150,
                verbose_name="Ort",
            ),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="summary",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Was alle wissen dürfen. Markdown ist möglich. Keine Namen von Personen.",
                verbose_name="öffentliche Zusammenfassung",
            ),
        ),
        migrations.AlterField(
            model_name="municipality",
            name="ags",
            field=networks.models.text.PlainCharField(
                help_text="Amtlich, acht Ziffern.",
                max_length=8,
                unique=True,
                verbose_name="Gemeindeschlüssel",
            ),
        ),
        migrations.AlterField(
            model_name="municipality",
            name="name",
            field=networks.models.text.PlainCharField(max_length=80, verbose_name="Name"),
        ),
        migrations.AlterField(
            model_name="municipality",
            name="official_name",
            field=networks.models.text.PlainCharField(max_length=120, verbose_name="amtlicher Name"),
        ),
        migrations.AlterField(
            model_name="municipality",
            name="school_year",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Stand der Schulen und Schülerzahlen, z. B. 2024/25.",
                max_length=7,
                verbose_name="Schuljahr",
            ),
        ),
        migrations.AlterField(
            model_name="municipality",
            name="slug",
            field=networks.models.text.PlainSlugField(
                max_length=80, unique=True, verbose_name="Kürzel der Adresse"
            ),
        ),
        migrations.AlterField(
            model_name="network",
            name="conference_rhythm",
            field=networks.models.text.ProseCharField(
                blank=True,
                help_text="Was vereinbart oder üblich ist, mit Jahr der Quelle, z. B. „jährlich (2017)“.",
                max_length=200,
                verbose_name="Turnus der Bildungskonferenz",
            ),
        ),
        migrations.AlterField(
            model_name="network",
            name="introduction",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Zwei bis fünf kurze Sätze. Markdown ist möglich, HTML nicht.",
                verbose_name="Einführung",
            ),
        ),
        migrations.AlterField(
            model_name="network",
            name="name",
            field=networks.models.text.PlainCharField(
                help_text="Wie sich das Netzwerk vor Ort nennt.", max_length=120, verbose_name="Name"
            ),
        ),
        migrations.AlterField(
            model_name="network",
            name="slug",
            field=networks.models.text.PlainSlugField(
                help_text="Steht in der Internetadresse. Bitte nicht mehr ändern, sobald die Seite bekannt ist.",
                unique=True,
                verbose_name="Kürzel der Adresse",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="body",
            field=networks.models.text.ProseTextField(
                help_text="Markdown: Leerzeile für Absätze, ## für Zwischenüberschriften, - für Listen.",
                verbose_name="Text",
            ),
        ),
        migrations.AlterField(
            model_name="postalcode",
            name="plz",
            field=networks.models.text.PlainCharField(
                db_index=True, max_length=5, verbose_name="Postleitzahl"
            ),
        ),
        migrations.AlterField(
            model_name="recommendation",
            name="note",
            field=networks.models.text.ProseTextField(blank=True, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="recommendation",
            name="text",
            field=networks.models.text.ProseCharField(
                help_text="In eigenen Worten. Keine Namen von Personen.",
                max_length=400,
                verbose_name="Empfehlung",
            ),
        ),
        migrations.AlterField(
            model_name="seat",
            name="function",
            field=networks.models.text.PlainCharField(
                help_text="Z. B. „Leitung des Schulamts“. Nie der Name einer Person.",
                max_length=150,
                verbose_name="Funktion",
            ),
        ),
        migrations.AlterField(
            model_name="seat",
            name="institution",
            field=networks.models.text.PlainCharField(
                help_text="Amt, Einrichtung oder Verband, der den Sitz besetzt.",
                max_length=150,
                verbose_name="entsendende Stelle",
            ),
        ),
        migrations.AlterField(
            model_name="seat",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=200, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="servicecentre",
            name="head",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Die Funktion, kein Name.",
                max_length=150,
                verbose_name="Leitung (Funktion)",
            ),
        ),
        migrations.AlterField(
            model_name="servicecentre",
            name="host_body",
            field=networks.models.text.PlainCharField(max_length=150, verbose_name="angesiedelt bei"),
        ),
        migrations.AlterField(
            model_name="servicecentre",
            name="name",
            field=networks.models.text.PlainCharField(max_length=150, verbose_name="Name"),
        ),
        migrations.AlterField(
            model_name="servicecentre",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=300, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="servicecentre",
            name="tasks",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Markdown ist möglich, z. B. eine Liste mit Strichen.",
                verbose_name="Aufgaben",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="attribution",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Der Wortlaut, den die Lizenz verlangt oder empfiehlt.",
                verbose_name="Quellenvermerk",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="dated_note",
            field=networks.models.text.ProseCharField(
                blank=True,
                help_text="Z. B. „undatiert, 2024 oder später“.",
                max_length=120,
                verbose_name="Anmerkung zum Stand",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="key",
            field=networks.models.text.PlainSlugField(
                help_text="Kurzer, fester Name in Kleinbuchstaben, z. B. „bezreg-netzwerke“.",
                unique=True,
                verbose_name="Kürzel",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="licence",
            field=networks.models.text.PlainCharField(blank=True, max_length=120, verbose_name="Lizenz"),
        ),
        migrations.AlterField(
            model_name="source",
            name="publisher",
            field=networks.models.text.PlainCharField(
                help_text="Behörde, Einrichtung oder Zeitung; keine Namen von Personen.",
                max_length=200,
                verbose_name="herausgebende Stelle",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="title",
            field=networks.models.text.ProseCharField(max_length=300, verbose_name="Titel"),
        ),
        migrations.AlterField(
            model_name="steeringcommittee",
            name="composition_rule",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Welche Stellen und Gruppen nach dem Vertrag vertreten sind. Markdown ist möglich. Keine Namen.",
                verbose_name="Regel der Zusammensetzung",
            ),
        ),
        migrations.AlterField(
            model_name="steeringcommittee",
            name="name",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Z. B. „Lenkungsgruppe“ in Gelsenkirchen. Leer lassen, wenn er nicht bekannt ist.",
                max_length=80,
                verbose_name="Name vor Ort",
            ),
        ),
        migrations.AlterField(
            model_name="steeringcommittee",
            name="note",
            field=networks.models.text.ProseTextField(
                blank=True, help_text="Z. B. weitere Gremien. Markdown ist möglich.", verbose_name="Anmerkung"
            ),
        ),
        migrations.AlterField(
            model_name="steeringcommittee",
            name="rhythm",
            field=networks.models.text.ProseCharField(
                blank=True,
                help_text="Z. B. „zweimal im Jahr“.",
                max_length=120,
                verbose_name="Sitzungsturnus",
            ),
        ),
        migrations.AlterField(
            model_name="supervisoryauthority",
            name="name",
            field=networks.models.text.PlainCharField(max_length=150, verbose_name="Name"),
        ),
        migrations.AlterField(
            model_name="supervisoryauthority",
            name="note",
            field=networks.models.text.ProseCharField(blank=True, max_length=300, verbose_name="Anmerkung"),
        ),
        migrations.AlterField(
            model_name="supervisoryauthority",
            name="remit",
            field=networks.models.text.ProseCharField(
                blank=True, help_text="Z. B. die Schulformen.", max_length=200, verbose_name="zuständig für"
            ),
        ),
        migrations.AlterField(
            model_name="supervisoryauthority",
            name="slug",
            field=networks.models.text.PlainSlugField(max_length=80, unique=True, verbose_name="Kürzel"),
        ),
        migrations.RunPython(clean_and_derive("networks"), migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="district",
            constraint=networks.models.derived.UniqueReading(
                fields=("name_folded",),
                name="district_once_per_name",
                violation_error_message="Eine Gebietskörperschaft mit diesem Namen ist schon eingetragen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fieldofaction",
            constraint=networks.models.derived.UniqueReading(
                fields=("name_folded",),
                name="fieldofaction_once_per_name",
                violation_error_message="Ein Handlungsfeld mit diesem Namen ist schon eingetragen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=networks.models.derived.UniqueReading(
                fields=("district", "name_folded"),
                name="municipality_once_per_name",
                violation_error_message="Eine Gemeinde mit diesem Namen ist in diesem Kreis schon eingetragen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="network",
            constraint=networks.models.derived.UniqueReading(
                fields=("name_folded",),
                name="network_once_per_name",
                violation_error_message="Ein Bildungsnetzwerk mit diesem Namen ist schon eingetragen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervisoryauthority",
            constraint=networks.models.derived.UniqueReading(
                fields=("name_folded",),
                name="authority_once_per_name",
                violation_error_message="Eine Schulaufsicht mit diesem Namen ist schon eingetragen.",
            ),
        ),
    ]
