"""Fills in the admin's forms as a browser does: what the page offers is sent back, but for what the test changes."""

from typing import Any

import html5lib
from django.http import HttpResponse
from django.test import Client

FORM = ".//form[@method='post'][@id]"
Data = dict[str, list[str]]


def form_data(response: HttpResponse) -> Data:
    """Name and values of each control of the page's own form that a browser would send."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    [form] = [form for form in page.iterfind(FORM) if form.get("id") != "logout-form"]
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


def fill_in(client: Client, url: str, /, **changes: Any) -> HttpResponse:
    """Opens the form at `url`, changes these fields and saves; None empties a field or unticks a box."""
    data = form_data(client.get(url))
    unknown = changes.keys() - data.keys()
    assert unknown == set()
    for name, value in changes.items():
        data[name] = [] if value is None else value if isinstance(value, list) else [value]
    return client.post(url, data)
