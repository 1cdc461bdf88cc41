from networks.admin.agreement import CooperationAgreementAdmin
from networks.admin.aim import AimAdmin
from networks.admin.authority import SupervisoryAuthorityAdmin
from networks.admin.committee import SteeringCommitteeAdmin
from networks.admin.conference import EducationConferenceAdmin
from networks.admin.district import DistrictAdmin
from networks.admin.field_of_action import FieldOfActionAdmin
from networks.admin.figure import FigureAdmin
from networks.admin.focus import FocusAdmin
from networks.admin.mandate import MandateAdmin
from networks.admin.meeting import MeetingAdmin
from networks.admin.municipality import MunicipalityAdmin
from networks.admin.network import NetworkAdmin
from networks.admin.office import EducationOfficeAdmin
from networks.admin.page import PageAdmin
from networks.admin.postal_code import PostalCodeAdmin
from networks.admin.recommendation import RecommendationAdmin
from networks.admin.school_count import SchoolCountAdmin
from networks.admin.seat import SeatAdmin
from networks.admin.service_centre import ServiceCentreAdmin
from networks.admin.source import SourceAdmin

__all__ = [
    "AimAdmin",
    "CooperationAgreementAdmin",
    "DistrictAdmin",
    "EducationConferenceAdmin",
    "EducationOfficeAdmin",
    "FieldOfActionAdmin",
    "FigureAdmin",
    "FocusAdmin",
    "MandateAdmin",
    "MeetingAdmin",
    "MunicipalityAdmin",
    "NetworkAdmin",
    "PageAdmin",
    "PostalCodeAdmin",
    "RecommendationAdmin",
    "SchoolCountAdmin",
    "SeatAdmin",
    "ServiceCentreAdmin",
    "SourceAdmin",
    "SteeringCommitteeAdmin",
    "SupervisoryAuthorityAdmin",
]
