from bildungsnetz.accounts.models.kept_input import KeptInput
from bildungsnetz.accounts.models.submission import Submission

__all__ = ["KeptInput", "Submission"]
