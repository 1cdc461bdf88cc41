from django.contrib import admin
from django.db.models import Model
from django.utils.html import format_html


class ReleasedAdmin(admin.ModelAdmin):
    """Of records that appear once they are released."""

    @admin.display(description="Veröffentlichung", ordering="is_released")
    def release(self, record: Model) -> str:
        if record.is_released:
            return "freigegeben"
        return format_html('<strong class="mark">{}</strong>', "nicht freigegeben")
