from django.contrib import admin

from networks.models.contact import Contact

CONTACT = (
    "Kontakt",
    {
        "fields": ["website", "phone", "mailbox", "address"],
        "description": "Nur Angaben der Stelle: keine Namen, keine Durchwahlen, keine Postfächer von Personen.",
    },
)


@admin.display(description="Website", ordering="website")
def host(contact: Contact) -> str | None:
    return contact.host or None
