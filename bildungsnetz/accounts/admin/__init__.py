from bildungsnetz.accounts.admin.group import GroupAdmin
from bildungsnetz.accounts.admin.user import UserAdmin

__all__ = ["GroupAdmin", "UserAdmin"]
