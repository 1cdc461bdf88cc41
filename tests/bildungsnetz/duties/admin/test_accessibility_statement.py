import datetime as dt

from bildungsnetz.duties.models import AccessibilityStatement, MonitoringNotice
from tests.networks.admin.forms import fill_in, url
from tests.networks.views.reading import texts


def test_saved_form_makes_the_statement_and_a_notice_unless_it_is_empty(admin_client):
    form, counts = url("change", AccessibilityStatement(pk=1)), []

    for changes in [{}, {"made_on": "2024-06-01"}, {}]:
        fill_in(admin_client, form, **changes)
        counts.append((AccessibilityStatement.objects.count(), MonitoringNotice.objects.count()))

    assert counts == [(0, 0), (1, 1), (1, 1)]
    assert AccessibilityStatement.objects.get().made_on == dt.date(2024, 6, 1)


def test_index_and_form_show_the_remarks_about_the_review(admin_client, today):
    statement = AccessibilityStatement.objects.create(made_on=dt.date(2023, 6, 14))

    [remark] = statement.review_remarks(today)
    for page in ["/admin/", url("change", statement)]:
        found = texts(admin_client.get(page), ".//section[@class='remarks']//li")
        assert len([text for text in found if text.startswith(remark)]) == 1
