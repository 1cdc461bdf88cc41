from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bildungsnetz.duties.models import MonitoringNotice
from networks.admin.record.base import save_each
from networks.admin.record.fields import FORMFIELDS
from networks.admin.record.filters import ChoiceFilter
from networks.admin.record.search import SearchAdmin
from networks.counted import counted


def letter(name: str, text: str) -> SafeString:
    """Return a read-only textarea: unlike plain text, the keyboard can select and copy it as a whole."""
    return format_html(
        '<textarea class="vLargeTextField" rows="{}" readonly aria-label="{}">{}</textarea>',
        min(len(text.splitlines()) + 4, 25),
        name,
        text,
    )


class SentFilter(ChoiceFilter):
    title = "Versand"
    parameter_name = "versand"
    choices_table = {
        "offen": ("noch nicht gesendet", lambda notices, today: notices.unsent()),
        "gesendet": ("gesendet", lambda notices, today: notices.exclude(sent_on=None)),
    }


@admin.register(MonitoringNotice)
class MonitoringNoticeAdmin(SearchAdmin):
    """Notices are made by the program and never deleted: they prove that the monitoring body was informed."""

    actions = ["mark_sent"]
    fields = ["made_at", "text_to_copy", "sent_on"]
    formfield_overrides = FORMFIELDS
    list_display = ["made_at", "subject", "sent"]
    list_filter = [SentFilter]
    readonly_fields = ["made_at", "text_to_copy"]
    search_fields = ["search_text"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="Text zum Kopieren")
    def text_to_copy(self, notice: MonitoringNotice) -> str:
        return letter("Text zum Kopieren", notice.text)

    @admin.display(description="Worum es geht")
    def subject(self, notice: MonitoringNotice) -> str:
        return notice.subject

    @admin.display(description="Versand", ordering="sent_on")
    def sent(self, notice: MonitoringNotice) -> str:
        if notice.sent_on:
            return f"gesendet am {notice.sent_on:%d.%m.%Y}"
        return format_html('<strong class="mark">{}</strong>', "noch nicht gesendet")

    @admin.action(description="Als gesendet vermerken", permissions=["change"])
    def mark_sent(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Note today as the day of sending; notices sent earlier keep theirs."""
        notices = list(queryset.unsent())
        for notice in notices:
            notice.sent_on = timezone.localdate()
        save_each(self, request, notices, "sent_on")
        if not notices:
            self.message_user(request, "Diese Mitteilungen sind schon als gesendet vermerkt.", messages.INFO)
            return
        what = counted(len(notices), "Eine Mitteilung ist", "Mitteilungen sind")
        self.message_user(request, f"{what} jetzt als heute gesendet vermerkt.", messages.SUCCESS)

    def site_remarks(self, request: HttpRequest) -> list[str]:
        unsent = MonitoringNotice.objects.unsent().count()
        if not unsent:
            return []
        return [
            format_html(
                '<a href="{}?versand=offen">{}</a> an die Überwachungsstelle {} noch nicht gesendet.',
                reverse("admin:duties_monitoringnotice_changelist"),
                counted(unsent, "Eine Mitteilung", "Mitteilungen"),
                "ist" if unsent == 1 else "sind",
            )
        ]
