"""Text in Markdown, whose links are checked while saving."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from networks import markdown
from networks.models.text import ProseTextField

HELP = (
    "Leerzeile: neuer Absatz. „- “ vor jeder Zeile: Liste. „## “: Zwischenüberschrift. **fett**, *kursiv*. "
    "Verweis: [Text](https://www.beispiel.de), auch [Text](/orte/ahlen/). HTML erscheint als Text."
)
PUBLIC = {"networks", "duties"}


def validate_links(text: str) -> None:
    """Raise ValidationError with a sentence for each link that leads nowhere, also within this site."""
    dead = (target for target in markdown.links(text) if target.startswith("/") and not is_page(target))
    sentences = markdown.problems(text) + [
        f"Die Seite „{target}“ gibt es auf dieser Website nicht. Bitte öffnen Sie die Seite, die Sie meinen, und "
        "kopieren Sie ihre Adresse."
        for target in dict.fromkeys(dead)
    ]
    if sentences:
        raise ValidationError(sentences)


def is_page(address: str) -> bool:
    """Return whether a public page of this site has this address: path, then perhaps query and fragment."""
    path = address.partition("#")[0].partition("?")[0]
    for candidate in (path, f"{path}/"):
        try:
            found = resolve(candidate)
        except Resolver404:
            continue
        slug = found.kwargs.get("slug")
        return found.app_name in PUBLIC and (slug is None or _has_record(slug))
    return False


def _has_record(slug: str) -> bool:
    with_slug = (model for model in apps.get_models() if hasattr(model, "slug"))
    return any(model._default_manager.filter(slug=slug).exists() for model in with_slug)


class MarkdownField(ProseTextField):
    """Text that pages show as Markdown; the form says what works."""

    default_validators = [validate_links]

    def formfield(self, **kwargs):
        return super().formfield(**{"help_text": f"{self.help_text} {HELP}".strip()} | kwargs)
