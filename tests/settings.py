"""Settings of the tests: a PostgreSQL and a Redis of their own, unless DATABASE_URL and REDIS_URL name some.

Importing this starts the servers once, in the first process; the workers of a parallel run inherit the addresses.
"""

from __future__ import annotations

import os

from tests.servers import start_what_is_missing

os.environ.setdefault("SECRET_KEY", "for-tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789")
for _name in ("DEMO", "DEBUG"):
    os.environ.pop(_name, None)
os.environ["INSECURE_HTTP"] = "1"
start_what_is_missing()

from config.settings import *  # noqa: E402, F403

_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
CACHES["default"]["KEY_PREFIX"] = f"casework-tests-{_worker}"  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Under a live server, hashed names give 404 and pages run unstyled while their tests still pass.
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# Each test client makes the middleware anew: it must not list a thousand static files each time.
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = os.path.join(os.environ["CASEWORK_TEST_FOLDER"], f"evidence-{_worker}")
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
