"""The settings of the site for tests: a folder of its own, quick password hashes, no waiting."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="thuocdo-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["THUOCDO_DATA"] = FOLDER
os.environ["THUOCDO_DEMO_DOSSIERS"] = "2000"

from thuocdo.config.settings import *  # noqa: E402, F403  (the folder must be named first)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PAGES_FRESH_SECONDS = 0.0
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
