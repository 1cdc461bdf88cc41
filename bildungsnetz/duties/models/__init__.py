from bildungsnetz.duties.models.accessibility_statement import AccessibilityStatement
from bildungsnetz.duties.models.barrier import Barrier
from bildungsnetz.duties.models.barrier_report import BarrierReport
from bildungsnetz.duties.models.film import Film
from bildungsnetz.duties.models.monitoring_notice import MonitoringNotice
from bildungsnetz.duties.models.operator import Operator

__all__ = [
    "AccessibilityStatement",
    "Barrier",
    "BarrierReport",
    "Film",
    "MonitoringNotice",
    "Operator",
]
