"""Whatever is sent to the admin gets an answer below 500, and a refusal is a page in German.

The suite sends a hundred requests. All 2,000, on either database:
make test-unit TESTS="tests/test_hostile.py --hostile-requests 2000" DATABASE=postgresql
"""

from functools import cache

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from tests.factories import create_user
from tests.hostile import Hostility
from tests.networks.admin.forms import form_data
from tests.networks.admin.test_all import MODELS, create


def is_wrong(response) -> bool:
    is_page = not response.streaming and response.content and "text/html" in response["Content-Type"]
    is_english = is_page and response.status_code >= 400 and b'lang="de"' not in response.content
    return response.status_code >= 500 or is_english


@pytest.mark.site
@pytest.mark.ignore_template_errors  # of Django's own templates
def test_admin_answers_every_request(request, admin_client, media):
    @cache
    def form_of_page(path: str) -> dict[str, list[str]]:
        response = admin_client.get(path)
        has_form = response.status_code == 200 and b'method="post" id="' in response.content
        return form_data(response) if has_form else {}

    session = admin_client.session.session_key
    records = [*map(create, MODELS), Group.objects.create(name="Redaktion"), create_user()]
    hostility = Hostility(7, records, form_of_page)
    wrong = []
    for hostile in hostility.requests(request.config.getoption("--hostile-requests")):
        with transaction.atomic():
            if is_wrong(response := hostile.send(session)):
                wrong.append((response.status_code, hostile))
            transaction.set_rollback(True)

    assert wrong == []
