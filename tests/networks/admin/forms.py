"""Uses the admin as a browser does: opens forms, changes some fields, submits all of them, runs bulk actions."""

from typing import Any

import html5lib
from django import forms
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

FORM = ".//form[@method='post'][@id]"
Data = dict[str, list[str]]


def url(page: str, of: models.Model | type[models.Model]) -> str:
    """Return the address of the admin's page for a record („change“) or a model („add“, „changelist“)."""
    args = [of.pk] if isinstance(of, models.Model) else []
    return reverse(f"admin:{of._meta.app_label}_{of._meta.model_name}_{page}", args=args)


def form_data(response: HttpResponse) -> Data:
    """Return name and values of each control that a browser would submit with the page's form."""
    main = response.content.decode().partition("<main")[
        2
    ]  # the menus before it take longer to parse than the form
    [form] = html5lib.parseFragment(f"<main{main}", namespaceHTMLElements=False).iterfind(FORM)
    data: Data = {}
    for control in form.iter():
        name = control.get("name", "")
        if control.tag in {"input", "select", "textarea"} and name and not name.startswith("_"):
            data.setdefault(name, []).extend(_values(control))
    return data


def _values(control) -> list[str]:
    if control.tag == "textarea":
        return [(control.text or "").removeprefix("\n")]
    if control.tag == "select":
        return [
            option.get("value", "") for option in control.iter("option") if option.get("selected") is not None
        ]
    if control.get("type") == "submit":
        return []
    if control.get("type") in {"checkbox", "radio"}:
        return [control.get("value", "on")] if control.get("checked") is not None else []
    return [control.get("value", "")]


def add_row(data: Data, prefix: str, **values: str) -> Data:
    """Copy the empty row under the next number, as the page's script does."""
    number = int(data[f"{prefix}-TOTAL_FORMS"][0])
    start = f"{prefix}-__prefix__-"
    empty = {name.removeprefix(start): value for name, value in data.items() if name.startswith(start)}
    given = {name: [value] for name, value in values.items()}
    row = {f"{prefix}-{number}-{name}": value for name, value in (empty | given).items()}
    return data | row | {f"{prefix}-TOTAL_FORMS": [str(number + 1)]}


def fill_in(client: Client, url: str, /, **changes: Any) -> HttpResponse:
    """Open the form at `url`, change these fields and save; None empties a field or unticks a box."""
    data = form_data(client.get(url))
    unknown = changes.keys() - data.keys()
    assert unknown == set()
    for name, value in changes.items():
        data[name] = [] if value is None else value if isinstance(value, list) else [value]
    return client.post(url, data)


def run_action(client: Client, action: str, *records: models.Model, **data: str) -> HttpResponse:
    """Run a bulk action on these records of one model, with the fields of its own form if it has one."""
    selected = {"action": action, "_selected_action": [record.pk for record in records]}
    return client.post(url("changelist", type(records[0])), selected | data, follow=True)


def messages(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def results(client: Client, model: type[models.Model], /, **parameters: Any) -> list[models.Model]:
    """Return the records that the model's changelist shows."""
    return list(client.get(url("changelist", model), parameters).context["cl"].result_list)


def form_of(response: HttpResponse) -> forms.Form:
    return response.context["adminform"].form


def choices(response: HttpResponse, name: str) -> list[str]:
    """Return the labels that a select offers, without the empty one."""
    return [label for _, label in form_of(response).fields[name].choices][1:]
