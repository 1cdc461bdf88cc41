from django.db import migrations, models

import networks.models.derived
import networks.models.text
from networks.models.derived import clean_and_derive


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="barrier",
            name="requirement_folded",
            field=networks.models.derived.FoldedField("requirement"),
        ),
        migrations.AddField(
            model_name="barrier",
            name="search_text",
            field=networks.models.derived.SearchField(
                "where", "description", "requirement", "explanation", "alternative", "since", "mended_on"
            ),
        ),
        migrations.AddField(
            model_name="barrier",
            name="where_folded",
            field=networks.models.derived.FoldedField("where"),
        ),
        migrations.AddField(
            model_name="barrierreport",
            name="page_folded",
            field=networks.models.derived.FoldedField("page"),
        ),
        migrations.AddField(
            model_name="barrierreport",
            name="search_text",
            field=networks.models.derived.SearchField("message", "page", "note", "received_at"),
        ),
        migrations.AddField(
            model_name="film",
            name="search_text",
            field=networks.models.derived.SearchField("title", "transcript"),
        ),
        migrations.AddField(
            model_name="film",
            name="title_folded",
            field=networks.models.derived.FoldedField("title"),
        ),
        migrations.AddField(
            model_name="monitoringnotice",
            name="search_text",
            field=networks.models.derived.SearchField("text", "made_at", "sent_on"),
        ),
        migrations.AlterField(
            model_name="accessibilitystatement",
            name="ombuds_contact",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Anschrift, Telefon, E-Mail der Ombudsstelle des Landes.",
                verbose_name="Kontakt der Ombudsstelle",
            ),
        ),
        migrations.AlterField(
            model_name="accessibilitystatement",
            name="tested_by_people",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Was mit Tastatur, Bildschirmleser oder Vergrößerung geprüft wurde, und womit. Keine Namen.",
                verbose_name="Von Menschen geprüft",
            ),
        ),
        migrations.AlterField(
            model_name="barrier",
            name="alternative",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Wie man auf anderem Weg an dasselbe kommt. Leer, wenn es keinen gibt.",
                verbose_name="Alternative",
            ),
        ),
        migrations.AlterField(
            model_name="barrier",
            name="description",
            field=networks.models.text.ProseTextField(
                help_text="Ein, zwei Sätze, die alle verstehen.", verbose_name="Was nicht zugänglich ist"
            ),
        ),
        migrations.AlterField(
            model_name="barrier",
            name="explanation",
            field=networks.models.text.ProseTextField(
                help_text="Warum es so ist und was geplant ist.", verbose_name="Begründung"
            ),
        ),
        migrations.AlterField(
            model_name="barrier",
            name="requirement",
            field=networks.models.text.ProseCharField(
                help_text="Nummer der EN 301 549 oder der WCAG, z. B. „EN 301 549, 9.1.4.3 Kontrast“.",
                max_length=80,
                verbose_name="Anforderung",
            ),
        ),
        migrations.AlterField(
            model_name="barrier",
            name="where",
            field=networks.models.text.ProseCharField(
                help_text="Seite oder Teil, z. B. „Karte auf der Startseite“.",
                max_length=200,
                verbose_name="Wo",
            ),
        ),
        migrations.AlterField(
            model_name="barrierreport",
            name="message",
            field=networks.models.text.ProseTextField(
                help_text="Was geht nicht? Was brauchen Sie?", max_length=4000, verbose_name="Ihre Nachricht"
            ),
        ),
        migrations.AlterField(
            model_name="barrierreport",
            name="note",
            field=networks.models.text.ProseTextField(blank=True, verbose_name="interner Vermerk"),
        ),
        migrations.AlterField(
            model_name="barrierreport",
            name="page",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Die Adresse oder ihr Name. Darf leer bleiben.",
                max_length=300,
                verbose_name="Auf welcher Seite",
            ),
        ),
        migrations.AlterField(
            model_name="film",
            name="title",
            field=networks.models.text.ProseCharField(
                help_text="Worum es geht, z. B. „So finden Sie Ihr Bildungsbüro“.",
                max_length=120,
                verbose_name="Titel",
            ),
        ),
        migrations.AlterField(
            model_name="film",
            name="transcript",
            field=networks.models.text.ProseTextField(
                blank=True,
                help_text="Dasselbe zum Lesen. Markdown ist möglich.",
                verbose_name="Text des Films",
            ),
        ),
        migrations.AlterField(
            model_name="monitoringnotice",
            name="text",
            field=models.TextField(editable=False, verbose_name="Text"),
        ),
        migrations.AlterField(
            model_name="operator",
            name="data_protection_officer",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Bezeichnung und Anschrift, ohne Namen.",
                max_length=200,
                verbose_name="Datenschutzbeauftragte Stelle",
            ),
        ),
        migrations.AlterField(
            model_name="operator",
            name="name",
            field=networks.models.text.PlainCharField(
                help_text="Die Behörde, die diese Website anbietet.",
                max_length=150,
                verbose_name="Name der Stelle",
            ),
        ),
        migrations.AlterField(
            model_name="operator",
            name="processor",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Wer die Server betreibt: Name und Anschrift. Betreibt die Stelle sie selbst, schreiben Sie das.",
                max_length=200,
                verbose_name="Auftragsverarbeiter",
            ),
        ),
        migrations.AlterField(
            model_name="operator",
            name="representative",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Wer die Stelle vertritt, als Amt und ohne Namen.",
                max_length=150,
                verbose_name="vertreten durch (Funktion)",
            ),
        ),
        migrations.AlterField(
            model_name="operator",
            name="responsible",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Funktion und Anschrift, z. B. „Servicestelle Regionale Bildungsnetzwerke“.",
                max_length=200,
                verbose_name="verantwortlich für den Inhalt",
            ),
        ),
        migrations.AlterField(
            model_name="operator",
            name="supervising_body",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Name und Anschrift des zuständigen Ministeriums.",
                max_length=200,
                verbose_name="Aufsichtsbehörde",
            ),
        ),
        migrations.AlterField(
            model_name="operator",
            name="vat_id",
            field=networks.models.text.PlainCharField(
                blank=True,
                help_text="Nur, wenn die Stelle eine hat.",
                max_length=20,
                verbose_name="Umsatzsteuer-Identifikationsnummer",
            ),
        ),
        migrations.RunPython(clean_and_derive("duties"), migrations.RunPython.noop),
    ]
