from django.conf import settings
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

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


def public(route, view, *, name):
    """The path of a page that one can only look at: a wrong method is a 405, not a missing token."""
    return path(route, csrf_exempt(view), name=name)


urlpatterns = [
    public("", home.home, name="home"),
    public("netzwerke/", network.network_list, name="network-list"),
    public("netzwerke/<slug:slug>/", network.network_detail, name="network-detail"),
    public("netzwerke/<slug:slug>/kalender.ics", feeds.network_calendar, name="network-calendar"),
    public("netzwerke/<slug:slug>/steckbrief/", network.network_sheet, name="network-sheet"),
    public("orte/", municipality.municipality_list, name="municipality-list"),
    public("orte/<slug:slug>/", municipality.municipality_detail, name="municipality-detail"),
    public("orte/<slug:slug>/einfach/", municipality.municipality_easy, name="municipality-easy"),
    public("suche/", finder.search, name="search"),
    public("suche/vorschlaege/", finder.suggestions, name="suggestions"),
    public("bildungskonferenzen/", conference.conference_list, name="conference-list"),
    public("bildungskonferenzen/kalender.ics", feeds.conference_calendar, name="conference-calendar"),
    public("bildungskonferenzen/<slug:slug>/", conference.conference_detail, name="conference-detail"),
    public("lenkungskreise/", committee.committee_list, name="committee-list"),
    public("lenkungskreise/<slug:slug>/", committee.committee_detail, name="committee-detail"),
    public("bildungsbueros/", office.office_list, name="office-list"),
    public("kooperationsvertraege/", agreement.agreement_list, name="agreement-list"),
    public("handlungsfelder/", field_of_action.field_list, name="field-list"),
    public("handlungsfelder/<slug:slug>/", field_of_action.field_detail, name="field-detail"),
    public("schulaufsicht/", authority.authority_list, name="authority-list"),
    public("schulaufsicht/<slug:slug>/kalender.ics", feeds.authority_calendar, name="authority-calendar"),
    public("servicestelle/", service_centre.service_centre, name="service-centre"),
    public("ueber/", page.about, name="about"),
    public("quellen/", source.source_list, name="source-list"),
    public("impressum/", operator.imprint, name="imprint"),
    public("datenschutz/", operator.privacy, name="privacy"),
    public("barrierefreiheit/", accessibility_statement.accessibility, name="accessibility"),
    public("barriere-melden/", barrier_report.barrier_report, name="barrier-report"),
    public("barriere-melden/gesendet/", barrier_report.barrier_report_sent, name="barrier-report-sent"),
    public("leichte-sprache/", page.easy_language, name="easy-language"),
    public("gebaerdensprache/", film.sign_language, name="sign-language"),
]

if settings.DEBUG:
    urlpatterns.append(public("stil/", style.style, name="style"))
