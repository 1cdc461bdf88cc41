import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError

from networks.models import Meeting, Page
from networks.models.markdown_field import HELP, MarkdownField, validate_links
from tests.factories import create_municipality


@pytest.mark.django_db
def test_links_within_this_site_must_lead_to_a_public_page():
    create_municipality(slug="ahlen")
    addresses = [
        "/orte/ahlen/#netz",
        "/orte/ahlen",
        "/suche/?q=ahlen",
        "/impressum/",
        "/bildungskonferenzen/kalender.ics",
        "/orte/alen/",
        "/admin/",
        "/keine/",
    ]

    with pytest.raises(ValidationError) as caught:
        validate_links(" ".join(f"[Seite]({address})" for address in [*addresses, "/keine/", "x"]))

    assert [re.findall("„(.*?)“", sentence)[0] for sentence in caught.value.messages] == [
        "x",
        "/orte/alen/",
        "/admin/",
        "/keine/",
    ]


def test_form_explains_and_checks_the_text():
    field = Meeting._meta.get_field("summary").formfield()

    assert field.help_text == f"Was alle wissen dürfen. Keine Namen von Personen. {HELP}"
    assert Page._meta.get_field("body").formfield().help_text == HELP
    with pytest.raises(ValidationError):
        Page(slug="ueber", body="[x]()").full_clean(validate_unique=False, validate_constraints=False)


def test_templates_show_markdown_of_markdown_fields_only():
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    shown = {
        name
        for file in templates
        for name in re.findall(r"\.(\w+)\|html_from_markdown", file.read_text(encoding="utf-8"))
    }
    fields = {
        field.name
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, MarkdownField)
    }

    assert shown == fields
