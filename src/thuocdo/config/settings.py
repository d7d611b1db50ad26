"""Settings of the site; what differs between places comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

import thuocdo
from thuocdo.config import environment as env
from thuocdo.config.filing import *  # noqa: F403  (a part of this file)
from thuocdo.config.filing import evidence_storage
from thuocdo.config.signing_in import *  # noqa: F403  (a part of this file)

PACKAGE = Path(thuocdo.__file__).parent
DATA = Path(env.text("THUOCDO_DATA", "var")).resolve()  # database, published files, set editions
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = env.switch("THUOCDO_DEBUG")
IS_DEMO = env.switch("THUOCDO_DEMO")  # said on every page; its sign-ins need no second factor
ALLOWED_HOSTS = env.words("THUOCDO_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("THUOCDO_ORIGINS")
IS_HTTPS = env.switch("THUOCDO_HTTPS")


def secret_key() -> str:
    """The key of the environment, or one that is made once and kept beside the database."""
    given = env.text("THUOCDO_SECRET_KEY")
    kept = DATA / "secret_key"
    if given:
        return given
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


SECRET_KEY = secret_key()

INSTALLED_APPS = [
    "thuocdo.apps.audit",
    "thuocdo.apps.accounts",
    "thuocdo.apps.notifications",
    "thuocdo.apps.units",
    "thuocdo.apps.documents",
    "thuocdo.apps.indexsets",
    "thuocdo.apps.dossiers",
    "thuocdo.apps.rounds",
    "thuocdo.apps.results",
    "thuocdo.apps.publications",
    "thuocdo.lib",
    "thuocdo.lib.background",
    "thuocdo.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # its widgets, which the form renderer takes from templates
]
MIDDLEWARE = [
    "thuocdo.lib.pages.PublicPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thuocdo.lib.sessions.KeptAlive",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thuocdo.lib.readable.ReadableAddresses",
    "thuocdo.apps.accounts.first_steps.FirstSteps",
    "thuocdo.lib.refusing.RefusalMiddleware",
]
ROOT_URLCONF = "thuocdo.config.urls"
WSGI_APPLICATION = "thuocdo.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thuocdo.lib.display.display",
                "thuocdo.web.frame.context.site",
                "thuocdo.web.workspace.navigation.navigation",
            ],
            "builtins": ["thuocdo.lib.templatetags.thuocdo", "thuocdo.web.templatetags.frame"],
        },
    },
    {
        "NAME": "compiled",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "jinja2"],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "thuocdo.lib.compiled.environment"},
    },
]
FORM_RENDERER = "thuocdo.lib.compiled.Forms"

DATABASES = {"default": env.database("DATABASE_URL", DATA / "thuocdo.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entry"}
}  # the counters of sign-in attempts are shared by all workers

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "thuocdo.apps.accounts.backends.ByName",
    "thuocdo.apps.accounts.backends.ByAllauth",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "thuocdo.apps.accounts.password_rules.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "thuocdo.apps.accounts.password_rules.NotCommon"},
    {"NAME": "thuocdo.apps.accounts.password_rules.NotLikeTheName"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

PAGES_RELEASE = "thuocdo.web.portal.releasing.release"
PAGES_PRIVATE = ("/lam-viec/", "/quan-tri/")
PAGES_BYTES = 64 * 1024 * 1024  # memory for pages that were made
PAGES_FRESH_SECONDS = float(env.text("THUOCDO_PAGES_FRESH", "1"))

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
FORMAT_MODULE_PATH = ["thuocdo.lib.formats"]
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
CALENDAR = env.text("THUOCDO_CALENDAR")  # a table of days off and make-up days on top of ours

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
    **evidence_storage(),
}
MEDIA_ROOT = DATA / "files"

IDLE_SECONDS = 30 * 60  # without a request, until somebody has to sign in again
SESSION_ENGINE = "thuocdo.lib.session_store"
SESSION_COOKIE_AGE = IDLE_SECONDS + 300  # the session is touched every five minutes, see KeptAlive
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
TASK_LEASE_SECONDS = env.number("THUOCDO_TASK_LEASE", 120)  # then another worker takes it
SITE_URL = env.text("THUOCDO_URL", "http://localhost:8000").rstrip("/")  # in mails

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("THUOCDO_SMTP_HOST")  # none: no mail is sent
EMAIL_PORT = int(env.number("THUOCDO_SMTP_PORT", 25))
EMAIL_HOST_USER = env.text("THUOCDO_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("THUOCDO_SMTP_PASSWORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = env.encryption("THUOCDO_SMTP_TLS")
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.text("THUOCDO_SMTP_FROM", "thuocdo@localhost")

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("THUOCDO_LOG", "WARNING")},
}
