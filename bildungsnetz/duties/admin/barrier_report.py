import datetime as dt

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest
from django.template.defaultfilters import date as formatted
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from bildungsnetz.duties.admin.monitoring_notice import letter
from bildungsnetz.duties.models import AccessibilityStatement, BarrierReport, Operator
from bildungsnetz.duties.models.barrier_report import ANSWER_AT_LATEST
from networks.admin.record.fields import DATE_INPUT, FORMFIELDS
from networks.admin.record.filters import ChoiceFilter
from networks.admin.record.search import SearchAdmin
from networks.counted import counted
from networks.models.mailbox import mail_link
from networks.models.partial_date import DayInput

ANSWER = """Guten Tag,

danke für Ihre Meldung vom {received}. Sie haben uns geschrieben:

{message}

[Hier steht unsere Antwort.]

{ombuds}

Freundliche Grüße
{operator}
"""
INTERIM = """Guten Tag,

danke für Ihre Meldung vom {received}. Wir kümmern uns darum, sind aber noch nicht fertig:

[Hier steht, was noch zu klären ist.]

Unsere Antwort bekommen Sie spätestens am {at_latest}.

{ombuds}

Freundliche Grüße
{operator}
"""
OMBUDS = """Sind Sie damit nicht zufrieden? Dann können Sie ein Ombudsverfahren beantragen (§\N{NO-BREAK SPACE}10d \
BGG\N{NO-BREAK SPACE}NRW). Zuständig ist die Ombudsstelle für barrierefreie Informationstechnik des Landes \
Nordrhein-Westfalen:
https://www.lbbp.nrw.de/ombudsstelle"""


def quoted(text: str) -> str:
    """Quote a text as mail programs do, with „> “ before each line."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def letter_to_reporter(template: str, report: BarrierReport) -> str:
    """Fill in a template for the person who sent the report."""
    contact = AccessibilityStatement.objects.current().ombuds_contact
    return template.format(
        received=formatted(report.received_on, "j. F Y"),
        message=quoted(report.message),
        at_latest=formatted(report.received_on + ANSWER_AT_LATEST, "j. F Y"),
        ombuds="\n".join(filter(None, [OMBUDS, contact])),
        operator=Operator.objects.current().name or "[Der Anbieter ist noch nicht eingetragen.]",
    )


class WaitingFilter(ChoiceFilter):
    title = "Bearbeitung"
    parameter_name = "bearbeitung"
    choices_table = {
        "offen": ("offen", lambda reports, today: reports.open()),
        "ueberfaellig": ("überfällig", lambda reports, today: reports.overdue(today)),
        "beantwortet": ("beantwortet", lambda reports, today: reports.exclude(answered_on=None)),
    }


class PhoneReportForm(forms.ModelForm):
    """Adds a report that came by phone or letter, perhaps some days ago."""

    received_on = DayInput(
        label="Eingegangen am",
        widget=DATE_INPUT,
        initial=timezone.localdate,
        help_text="Von diesem Tag an zählen die zwei und die sechs Wochen.",
    )

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise ValidationError("Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum.")
        return day


class AnswerForm(forms.ModelForm):
    class Meta:
        # The models' help texts are written for the public form.
        help_texts = dict.fromkeys(["kind", "page", "message"], "")

    def clean(self):
        cleaned_data = super().clean()
        for name in ("interim_on", "answered_on"):
            day = cleaned_data.get(name)
            if day and not self.instance.received_on <= day <= timezone.localdate():
                self.add_error(
                    name,
                    "Dieser Tag liegt vor der Meldung oder in der Zukunft. Bitte prüfen Sie das Datum.",
                )
        return cleaned_data


@admin.register(BarrierReport)
class BarrierReportAdmin(SearchAdmin):
    """Lists the reports by their deadline. Editors add reports by phone, but cannot change what somebody wrote."""

    formfield_overrides = FORMFIELDS
    list_display = ["received", "kind", "page", "clock"]
    list_filter = [WaitingFilter, "kind"]
    search_fields = ["search_text"]

    written = ("kind", "page", "message")

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": [*self.written, "reply_to", "received_on", "note"]})]
        fieldsets = [
            (None, {"fields": ["received", *self.written, "reply", "clock"]}),
            ("Bearbeitung", {"fields": ["interim_on", "answered_on", "note"]}),
        ]
        if obj.reply_to:
            fieldsets.append(("Vorlagen", {"fields": ["answer", "interim"]}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        return ["received", *self.written, "reply", "clock", "answer", "interim"] if obj else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(
            request, obj, change, **kwargs | {"form": AnswerForm if obj else PhoneReportForm}
        )

    def get_queryset(self, request):
        return super().get_queryset(request).with_due()

    def get_ordering(self, request):
        return [F("due_at").asc(nulls_last=True), "-received_at"]

    def save_model(self, request, obj, form, change):
        received_on = form.cleaned_data.get("received_on")
        if received_on and received_on != obj.received_on:
            obj.received_at = timezone.make_aware(dt.datetime.combine(received_on, dt.time()))
        super().save_model(request, obj, form, change)

    @admin.display(description="eingegangen", ordering="received_at")
    def received(self, report: BarrierReport) -> str:
        return f"{report.received_on:%d.%m.%Y}"

    @admin.display(description="Frist", ordering="due_at")
    def clock(self, report: BarrierReport) -> str:
        today = timezone.localdate()
        text = report.clock(today)
        is_late = not report.answered_on and report.due <= today
        return format_html('<strong class="mark">{}</strong>', text) if is_late else text

    @admin.display(description="E-Mail-Adresse")
    def reply(self, report: BarrierReport) -> str:
        if not report.reply_to:
            return "Keine angegeben. Eine Antwort ist nicht möglich; vermerken Sie die Meldung als beantwortet, wenn sie erledigt ist."
        return format_html('<a href="{}">{}</a>', mail_link(report.reply_to), report.reply_to)

    @admin.display(description="Antwort")
    def answer(self, report: BarrierReport) -> str:
        return letter("Vorlage für die Antwort", letter_to_reporter(ANSWER, report))

    @admin.display(description="Zwischennachricht")
    def interim(self, report: BarrierReport) -> str:
        return letter("Vorlage für die Zwischennachricht", letter_to_reporter(INTERIM, report))

    def site_remarks(self, request: HttpRequest) -> list[str]:
        remarks = []
        overdue = BarrierReport.objects.overdue(timezone.localdate()).count()
        if overdue:
            remarks.append(
                format_html(
                    '<a href="{}?bearbeitung=ueberfaellig">{}</a> {} überfällig.',
                    reverse("admin:duties_barrierreport_changelist"),
                    counted(overdue, "Eine Meldung zu Barrieren", "Meldungen zu Barrieren"),
                    "ist" if overdue == 1 else "sind",
                )
            )
        if flood := BarrierReport.objects.flood(timezone.now()):
            remarks.append(
                f"In den letzten 24 Stunden kamen {flood} Meldungen zu Barrieren an. Das Formular war deshalb zeitweise "
                "geschlossen."
            )
        return remarks
