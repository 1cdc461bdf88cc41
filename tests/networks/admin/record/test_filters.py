from networks.models import EducationOffice, Network
from tests.factories import create_office
from tests.networks.admin.forms import url


def test_missing_filter_offers_only_fields_of_the_model_and_counts(admin_client):
    create_office(website="")
    create_office()

    page = admin_client.get(url("changelist", Network)).context["cl"]
    [missing] = [spec for spec in page.filter_specs if getattr(spec, "parameter_name", "") == "fehlt"]

    assert missing.lookup_choices == [("as_of", "ohne Stand"), ("sources", "ohne Quelle")]
    facets = admin_client.get(url("changelist", EducationOffice), {"_facets": ""}).content.decode()
    assert "ohne eigene Website (1)" in facets
