from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView

from networks.views import (
    agreement,
    authority,
    calendar,
    committee,
    comparison,
    conference,
    field_of_action,
    finder,
    home,
    municipality,
    network,
    page,
    service_centre,
    source,
    style,
)

app_name = "networks"

# The offices had a list of their own, which said the same as that of the networks.
TO_NETWORKS = RedirectView.as_view(pattern_name="networks:network-list", permanent=True)

urlpatterns = [
    path("", home.home, name="home"),
    path("netzwerke/", network.network_list, name="network-list"),
    path("netzwerke/vergleich/", comparison.network_comparison, name="network-comparison"),
    path("netzwerke/<slug:slug>/", network.network_detail, name="network-detail"),
    path("netzwerke/<slug:slug>/kalender.ics", calendar.network_calendar, name="network-calendar"),
    path("netzwerke/<slug:slug>/steckbrief/", network.network_sheet, name="network-sheet"),
    path("orte/", municipality.municipality_list, name="municipality-list"),
    path("orte/<slug:slug>/", municipality.municipality_detail, name="municipality-detail"),
    path("orte/<slug:slug>/einfach/", municipality.municipality_easy, name="municipality-easy"),
    path("suche/", finder.search, name="search"),
    path("suche/vorschlaege/", finder.suggestions, name="suggestions"),
    path("bildungskonferenzen/", conference.conference_list, name="conference-list"),
    path("bildungskonferenzen/kalender.ics", calendar.conference_calendar, name="conference-calendar"),
    path("bildungskonferenzen/<slug:slug>/", conference.conference_detail, name="conference-detail"),
    path("lenkungskreise/", committee.committee_list, name="committee-list"),
    path("lenkungskreise/<slug:slug>/", committee.committee_detail, name="committee-detail"),
    path("bildungsbueros/", TO_NETWORKS, name="office-list"),
    path("kooperationsvertraege/", agreement.agreement_list, name="agreement-list"),
    path("handlungsfelder/", field_of_action.field_list, name="field-list"),
    path("handlungsfelder/<slug:slug>/", field_of_action.field_detail, name="field-detail"),
    path("schulaufsicht/", authority.authority_list, name="authority-list"),
    path("schulaufsicht/<slug:slug>/", authority.authority_detail, name="authority-detail"),
    path("schulaufsicht/<slug:slug>/kalender.ics", calendar.authority_calendar, name="authority-calendar"),
    path("servicestelle/", service_centre.service_centre, name="service-centre"),
    path("ueber/", page.about, name="about"),
    path("quellen/", source.source_list, name="source-list"),
]

if settings.DEBUG:
    urlpatterns.append(path("stil/", style.style, name="style"))
