from django.urls import path

from networks.views import (
    agreement,
    authority,
    committee,
    conference,
    field_of_action,
    finder,
    home,
    municipality,
    network,
    office,
    page,
    service_centre,
    source,
)

app_name = "networks"

urlpatterns = [
    path("", home.home, name="home"),
    path("netzwerke/", network.network_list, name="network-list"),
    path("netzwerke/<slug:slug>/", network.network_detail, name="network-detail"),
    path("orte/", municipality.municipality_list, name="municipality-list"),
    path("orte/<slug:slug>/", municipality.municipality_detail, name="municipality-detail"),
    path("suche/", finder.search, name="search"),
    path("suche/vorschlaege/", finder.suggestions, name="suggestions"),
    path("bildungskonferenzen/", conference.conference_list, name="conference-list"),
    path("bildungskonferenzen/<slug:slug>/", conference.conference_detail, name="conference-detail"),
    path("lenkungskreise/", committee.committee_list, name="committee-list"),
    path("lenkungskreise/<slug:slug>/", committee.committee_detail, name="committee-detail"),
    path("bildungsbueros/", office.office_list, name="office-list"),
    path("kooperationsvertraege/", agreement.agreement_list, name="agreement-list"),
    path("handlungsfelder/", field_of_action.field_list, name="field-list"),
    path("handlungsfelder/<slug:slug>/", field_of_action.field_detail, name="field-detail"),
    path("schulaufsicht/", authority.authority_list, name="authority-list"),
    path("servicestelle/", service_centre.service_centre, name="service-centre"),
    path("ueber/", page.about, name="about"),
    path("quellen/", source.source_list, name="source-list"),
]
