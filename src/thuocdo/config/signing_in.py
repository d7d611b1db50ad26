"""Settings of signing in: no public sign-up, a second factor, limits on attempts."""

from thuocdo.config import environment as env

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"

ACCOUNT_ADAPTER = "thuocdo.apps.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # no page has them
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, or after half an hour
ACCOUNT_PASSWORD_MIN_LENGTH = 12
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",  # a whole office may share an address
    "login_failed": "30/m/ip,5/5m/key",
}
ACCOUNT_FORMS = {
    "login": "thuocdo.apps.accounts.forms.SignIn",
    "change_password": "thuocdo.apps.accounts.forms.ChangePassword",
    "reauthenticate": "thuocdo.apps.accounts.forms.ConfirmPassword",
}
MFA_ADAPTER = "thuocdo.apps.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "thuocdo.apps.accounts.forms.EnterCode",
    "reauthenticate": "thuocdo.apps.accounts.forms.ConfirmCode",
    "activate_totp": "thuocdo.apps.accounts.forms.AddSecondFactor",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.text("THUOCDO_PROXIES", "0"))  # before gunicorn, as nginx
