import os
import subprocess
import sys

from django.conf import settings

# As on a machine without GDAL, whatever this one has.
CHECK_WITHOUT_GDAL = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("django.contrib.gis"):
            raise ImportError("no GDAL here")

sys.meta_path.insert(0, Refuse())

import django
from django.core.management import call_command

django.setup()
call_command("check")
"""


def test_site_starts_without_gdal():
    environment = os.environ | {"DJANGO_LOCAL": "1", "DJANGO_SETTINGS_MODULE": "bildungsnetz.settings"}
    options = {"cwd": settings.BASE_DIR, "env": environment, "capture_output": True, "text": True}

    checked = subprocess.run([sys.executable, "-c", CHECK_WITHOUT_GDAL], **options)  # noqa: S603 - our own code

    assert (checked.returncode, checked.stderr) == (0, "")
