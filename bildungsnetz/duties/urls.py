from django.urls import path

from bildungsnetz.duties.views import accessibility_statement, barrier_report, easy_language, film, operator

app_name = "duties"

urlpatterns = [
    path("impressum/", operator.imprint, name="imprint"),
    path("datenschutz/", operator.privacy, name="privacy"),
    path("barrierefreiheit/", accessibility_statement.accessibility, name="accessibility-statement"),
    path("barriere-melden/", barrier_report.barrier_report, name="barrier-report"),
    path("barriere-melden/gesendet/", barrier_report.barrier_report_sent, name="barrier-report-sent"),
    path("leichte-sprache/", easy_language.easy_language, name="easy-language"),
    path("gebaerdensprache/", film.sign_language, name="sign-language"),
]
