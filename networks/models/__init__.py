from networks.models.agreement import CooperationAgreement
from networks.models.aim import Aim
from networks.models.authority import SupervisoryAuthority
from networks.models.committee import SteeringCommittee
from networks.models.conference import EducationConference
from networks.models.content_version import ContentVersion
from networks.models.district import District
from networks.models.field_of_action import FieldOfAction
from networks.models.figure import Figure
from networks.models.focus import Focus
from networks.models.locality import Locality
from networks.models.mandate import Mandate
from networks.models.meeting import Meeting
from networks.models.municipality import Municipality
from networks.models.network import Network
from networks.models.office import EducationOffice
from networks.models.page import Page
from networks.models.partial_date import PartialDate, Precision
from networks.models.postal_code import PostalCode
from networks.models.recommendation import Recommendation
from networks.models.school_count import FormTotal, SchoolCount
from networks.models.seat import Seat
from networks.models.service_centre import ServiceCentre
from networks.models.source import Source

__all__ = [
    "Aim",
    "ContentVersion",
    "CooperationAgreement",
    "District",
    "EducationConference",
    "EducationOffice",
    "FieldOfAction",
    "Figure",
    "Focus",
    "FormTotal",
    "Locality",
    "Mandate",
    "Meeting",
    "Municipality",
    "Network",
    "Page",
    "PartialDate",
    "PostalCode",
    "Precision",
    "Recommendation",
    "SchoolCount",
    "Seat",
    "ServiceCentre",
    "Source",
    "SteeringCommittee",
    "SupervisoryAuthority",
]
