"""Importing this package registers the admin of users and groups."""

from bildungsnetz.accounts.admin import group, user  # noqa: F401 - imported for @admin.register
