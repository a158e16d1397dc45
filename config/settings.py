"""The settings, read from the environment. What is unset is safe: no debug, HTTPS only, no demo.

SECRET_KEY             needed; a random text of 50 characters or more (`make set-up` keeps one in var/)
DATABASE_URL           postgresql://role:password@host:port/name; served as this role: it should be one that
                       cannot change audit rows (casework_app), not the owner of the tables
MIGRATE_DATABASE_URL   the same database as its owner, used only for migrations by `make run`; default
                       DATABASE_URL, so one role for both works, without the guard of privileges
REDIS_URL              redis://host:port/0, rediss://... or unix:///path
CACHE_URL              default: database 1 of REDIS_URL
ALLOWED_HOSTS          comma-separated; default localhost
CSRF_TRUSTED_ORIGINS   comma-separated origins such as https://casework.example
INSECURE_HTTP          1 serves plain HTTP on one's own machine: no redirect, no HSTS, plain cookie names
BEHIND_PROXY           1 trusts X-Forwarded-Proto of the proxy in front
DEBUG, DEMO            1 switches on; DEMO allows demo sign-ins and writes email to var/mail
SITE_URL               the address people type, which emails show; default https:// and the first of ALLOWED_HOSTS,
                       or with INSECURE_HTTP http://localhost:PORT
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT          seconds the mail server has for each answer; default 20
EMAILS_PER_PERSON_A_DAY   how many reminders come as emails of their own; the rest of a day comes as one; default 5
TRIBUNAL_SIX_MONTHS_FROM  the day from which tribunal claims have six months (ERA 2025), as a lawyer sets it; unset: three
SMALL_NUMBERS_BELOW, SMALL_NUMBERS_SHOW_ZERO   a disclosure table hides figures below it (3 or more; 5), with 0 zeros
STAFF_REPORT_DAYS      for how long the report on a staff file keeps what it says of single lines; default 30
ORGANISATION_NAME, CLASSIFICATION_MARKING, HR_CONTACT   words shown on pages and letters
CASEWORK_VAR           folder for what is kept between starts; default var/ beside manage.py
MEDIA_ROOT             folder of evidence, never served by address; default evidence in CASEWORK_VAR
STATIC_ROOT            folder that collectstatic fills; default staticfiles/ beside manage.py
LOG_LEVEL              default INFO
"""

from __future__ import annotations

import os
from datetime import date

from csp.constants import NONE, SELF

from config import env
from config.schema_names import SCHEMA_NAMES

env.adopt_running_servers()

BASE_DIR = env.BASE_DIR
VAR = env.VAR
DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
INSECURE_HTTP = env.flag("INSECURE_HTTP")
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# Who we are, in the words of the organisation.
ORGANISATION_NAME = os.environ.get(
    "ORGANISATION_NAME", "Department for Example Services" if DEMO else "Casework"
)
CLASSIFICATION_MARKING = os.environ.get("CLASSIFICATION_MARKING", "")
HR_CONTACT = os.environ.get("HR_CONTACT", "your HR team")

# Parts
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "accounts",
    "casework",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInRequired",
    "casework.web.middleware.request_id",
    "casework.web.middleware.read_once",
    "casework.web.middleware.no_store",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "casework.web.context.house",
            ],
        },
    },
]
FORM_RENDERER = "casework.web.renderer.GovukRenderer"

# Database. A verb opens its own transaction; a refused attempt is recorded after its rollback.
DATABASES = {"default": env.database(os.environ.get("DATABASE_URL", "postgresql:///casework"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Redis: the broker's queue and the cache. Nothing that is owed lives there.
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ.get("CACHE_URL") or env.cache_url(REDIS_URL),
        "KEY_PREFIX": "casework",
        "OPTIONS": {"socket_timeout": 5, "socket_connect_timeout": 5},
    },
}

# Celery. A task that dies with its worker runs again; the time limit ends it before Redis hands it out twice.
CELERY_BROKER_URL = env.broker_url(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "unacked_restore_throttle": 1}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/London"
# A sweep that waited for its whole interval is let go: the next one does its work.
_SWEEPS = dict.fromkeys(
    ("sweep_warnings", "sweep_covers", "sweep_calendars", "sweep_reminders", "sweep_emails"), 60.0
) | {
    "sweep_imports": 5.0,
    "sweep_records": 600.0,
    "sweep_purges": 600.0,
}
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    name: {"task": f"casework.tasks.{name}", "schedule": every, "options": {"expires": every}}
    for name, every in _SWEEPS.items()
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "run" / "beat-schedule")

# Sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {
        "NAME": _VALIDATION + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Sessions and cookies. The __Host- prefix binds a cookie to this host and to HTTPS.
_PREFIX = "" if INSECURE_HTTP else "__Host-"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = _PREFIX + "casework_session"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = not INSECURE_HTTP
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = _PREFIX + "casework_csrf"
CSRF_COOKIE_SECURE = not INSECURE_HTTP
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "casework.web.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Transport
SECURE_SSL_REDIRECT = not INSECURE_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Files. Evidence has no address: only an authorised view hands it out.
STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("STATIC_ROOT", BASE_DIR / "staticfiles")
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", VAR / "evidence")
MEDIA_URL = ""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# The file itself is kept for a day at most, and no longer than until it is imported or refused.
STAFF_REPORT_DAYS = int(os.environ.get("STAFF_REPORT_DAYS", "30"))
SMALL_NUMBERS_BELOW = int(os.environ.get("SMALL_NUMBERS_BELOW", "5"))
SMALL_NUMBERS_SHOW_ZERO = os.environ.get("SMALL_NUMBERS_SHOW_ZERO", "1") != "0"

# Email
_MAIL = "django.core.mail.backends."
EMAIL_BACKEND = _MAIL + ("filebased.EmailBackend" if DEMO else "smtp.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = int(os.environ.get("EMAIL_TIMEOUT", "20"))
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "casework@localhost")
SITE_URL = os.environ.get("SITE_URL") or (
    f"http://localhost:{os.environ.get('PORT', '8000')}" if INSECURE_HTTP else f"https://{ALLOWED_HOSTS[0]}"
)
# From when on an employment has to end for the six months of the Employment Rights Act 2025 (TR-4). A lawyer sets it.
_SIX_MONTHS_FROM = os.environ.get("TRIBUNAL_SIX_MONTHS_FROM", "")
TRIBUNAL_SIX_MONTHS_FROM = date.fromisoformat(_SIX_MONTHS_FROM) if _SIX_MONTHS_FROM else None
EMAILS_PER_PERSON_A_DAY = int(os.environ.get("EMAILS_PER_PERSON_A_DAY", "5"))
# Whoever sends an email has it for so long. A send is a few answers of the mail server, each within EMAIL_TIMEOUT.
EMAIL_LEASE_SECONDS = 6 * EMAIL_TIMEOUT
EMAIL_RETRY_SECONDS = (60, 300, 900, 3600)

# Words and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# The API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["casework.api.session.SignedIn"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["casework.api.bodies.JSONBody"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "casework.api.problems.as_problem",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Casework",
    "DESCRIPTION": "Disciplinary cases: read what you may see, and do what the pages do. The rules are the same.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": SCHEMA_NAMES,
    "SWAGGER_UI_DIST": "SIDECAR",
}

# Logs go to the error stream and hold no personal data: config/logs.py leaves out the words of an exception.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "config.logs.PlainFormatter", "show_values": DEBUG}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
