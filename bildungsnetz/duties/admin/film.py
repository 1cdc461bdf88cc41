from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest

from bildungsnetz.duties.admin.pending_upload import GONE, KeptFileInput, KeptFilesForm
from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.film import FilmQuerySet
from networks.admin.record.base import RecordAdmin, ReleasedAdmin

# Source: BITV 2.0, Anlage 2, Teil 1, to which BITVNRW § 3 (2) refers.
TECHNICAL_DEMANDS = """
<p>Das verlangt das Recht von einem Film in Deutscher Gebärdensprache (BITV&nbsp;2.0, Anlage&nbsp;2, Teil&nbsp;1):</p>
<ol>
  <li>Im Film ist das Logo für die Deutsche Gebärdensprache zu sehen.</li>
  <li>Das Bild hat mindestens 320&nbsp;×&nbsp;240 Pixel, der Film mindestens 25 Bilder je Sekunde.</li>
  <li>Der Hintergrund bewegt sich nicht. Er ist weder schwarz noch weiß.</li>
  <li>Hintergrund, Kleidung und Hände heben sich voneinander ab. Die Kleidung ist dunkel und einfarbig.</li>
  <li>Auf dem Körper liegen keine Schatten. Mimik und Mundbild sind gut zu sehen.</li>
  <li>Man kann den Film herunterladen und sieht vorher Größe und Länge. Darum kümmert sich die Website.</li>
</ol>
<p>Das Programm prüft Dateiart, Größe, Pixel und Bilder je Sekunde. Alles andere prüfen bitte Sie, bevor Sie den Film
freigeben.</p>
"""


@admin.register(Film)
class FilmAdmin(ReleasedAdmin, RecordAdmin):
    actions = []
    form = KeptFilesForm
    fieldsets = [
        (None, {"fields": ["title"]}),
        ("Dateien", {"fields": ["file", "length", "poster", "subtitles"], "description": TECHNICAL_DEMANDS}),
        ("Zum Lesen", {"fields": ["transcript"]}),
        ("Veröffentlichung", {"fields": ["order", "is_released", "changed_at"]}),
    ]
    list_display = ["title", "length", "release", "order", "changed_at"]
    list_filter = ["is_released"]
    readonly_fields = ["length", "changed_at"]
    search_fields = ["search_text"]
    watched = ["title", "transcript"]

    @admin.display(description="Länge", ordering="seconds")
    def length(self, film: Film) -> str:
        return film.length if film.seconds else "liest das Programm beim Sichern aus dem Film"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.FileField):
            kwargs |= {"widget": KeptFileInput(request.user), "error_messages": {"invalid": GONE}}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """Say what was converted, and what the law does not allow."""
        super().save_model(request, obj, form, change)
        for remark in obj.remarks:
            self.message_user(request, remark, messages.WARNING)

    def delete_queryset(self, request: HttpRequest, queryset: FilmQuerySet) -> None:
        """Delete one by one, since `Film.delete()` also removes the files."""
        for film in queryset:
            film.delete()
