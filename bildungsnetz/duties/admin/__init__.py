from bildungsnetz.duties.admin.accessibility_statement import AccessibilityStatementAdmin
from bildungsnetz.duties.admin.barrier import BarrierAdmin
from bildungsnetz.duties.admin.barrier_report import BarrierReportAdmin
from bildungsnetz.duties.admin.film import FilmAdmin
from bildungsnetz.duties.admin.monitoring_notice import MonitoringNoticeAdmin
from bildungsnetz.duties.admin.operator import OperatorAdmin

__all__ = [
    "AccessibilityStatementAdmin",
    "BarrierAdmin",
    "BarrierReportAdmin",
    "FilmAdmin",
    "MonitoringNoticeAdmin",
    "OperatorAdmin",
]
