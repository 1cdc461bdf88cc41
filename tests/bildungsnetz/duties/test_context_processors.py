import pytest

from tests.factories import create_operator
from tests.networks.views.reading import elements

NOTICE = ".//aside[@class='notice']"
NOINDEX = ".//meta[@name='robots'][@content='noindex']"


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [("/impressum/", "testserver", 200), ("/gibt-es-nicht/", "testserver", 404), ("/", "boese.example", 400)],
)
def test_page_is_not_official_until_the_operator_is_complete(client, db, address, host, status):
    def shown() -> tuple[int, int, int]:
        response = client.get(address, headers={"host": host})
        return response.status_code, len(elements(response, NOTICE)), len(elements(response, NOINDEX))

    without_operator = shown()
    operator = create_operator(phone="")
    incomplete = shown()
    operator.phone = "030 23125 100"
    operator.save()

    assert (without_operator, incomplete, shown()) == ((status, 1, 1), (status, 1, 1), (status, 0, 0))


def test_page_without_its_database_is_not_official(client, broken_database):
    response = client.get("/gibt-es-nicht/")

    assert (response.status_code, len(elements(response, NOTICE))) == (404, 1)
