from django.conf import settings
from django.urls import path

from networks import feeds
from networks.views import (
    accessibility_statement,
    agreement,
    authority,
    barrier_report,
    committee,
    conference,
    field_of_action,
    film,
    finder,
    home,
    municipality,
    network,
    office,
    operator,
    page,
    service_centre,
    source,
    style,
)

app_name = "networks"

urlpatterns = [
    path("", home.home, name="home"),
    path("netzwerke/", network.network_list, name="network-list"),
    path("netzwerke/<slug:slug>/", network.network_detail, name="network-detail"),
    path("netzwerke/<slug:slug>/kalender.ics", feeds.network_calendar, name="network-calendar"),
    path("netzwerke/<slug:slug>/steckbrief/", network.network_sheet, name="network-sheet"),
    path("orte/", municipality.municipality_list, name="municipality-list"),
    path("orte/<slug:slug>/", municipality.municipality_detail, name="municipality-detail"),
    path("orte/<slug:slug>/einfach/", municipality.municipality_easy, name="municipality-easy"),
    path("suche/", finder.search, name="search"),
    path("suche/vorschlaege/", finder.suggestions, name="suggestions"),
    path("bildungskonferenzen/", conference.conference_list, name="conference-list"),
    path("bildungskonferenzen/kalender.ics", feeds.conference_calendar, name="conference-calendar"),
    path("bildungskonferenzen/<slug:slug>/", conference.conference_detail, name="conference-detail"),
    path("lenkungskreise/", committee.committee_list, name="committee-list"),
    path("lenkungskreise/<slug:slug>/", committee.committee_detail, name="committee-detail"),
    path("bildungsbueros/", office.office_list, name="office-list"),
    path("kooperationsvertraege/", agreement.agreement_list, name="agreement-list"),
    path("handlungsfelder/", field_of_action.field_list, name="field-list"),
    path("handlungsfelder/<slug:slug>/", field_of_action.field_detail, name="field-detail"),
    path("schulaufsicht/", authority.authority_list, name="authority-list"),
    path("schulaufsicht/<slug:slug>/kalender.ics", feeds.authority_calendar, name="authority-calendar"),
    path("servicestelle/", service_centre.service_centre, name="service-centre"),
    path("ueber/", page.about, name="about"),
    path("quellen/", source.source_list, name="source-list"),
    path("impressum/", operator.imprint, name="imprint"),
    path("datenschutz/", operator.privacy, name="privacy"),
    path("barrierefreiheit/", accessibility_statement.accessibility, name="accessibility"),
    path("barriere-melden/", barrier_report.barrier_report, name="barrier-report"),
    path("barriere-melden/gesendet/", barrier_report.barrier_report_sent, name="barrier-report-sent"),
    path("leichte-sprache/", page.easy_language, name="easy-language"),
    path("gebaerdensprache/", film.sign_language, name="sign-language"),
]

if settings.DEBUG:
    urlpatterns.append(path("stil/", style.style, name="style"))
