"""Addresses of accounts: allauth's names for signing in, our own under ``accounts:``."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import include, path

from thuocdo.apps.accounts import views

signing_in = [
    path("tai-khoan/dang-nhap", account.login, name="account_login"),
    path("tai-khoan/dang-xuat", account.logout, name="account_logout"),
    path("tai-khoan/mat-khau", account.password_change, name="account_change_password"),
    path("tai-khoan/xac-nhan", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/da-khoa", account.account_inactive, name="account_inactive"),
    path("tai-khoan/lop-hai", second_factor.index, name="mfa_index"),
    path("tai-khoan/lop-hai/nhap-ma", second_factor.authenticate, name="mfa_authenticate"),
    path("tai-khoan/lop-hai/xac-nhan", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/lop-hai/bat", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/lop-hai/tat", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tai-khoan/ma-du-phong", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "tai-khoan/ma-du-phong/tao",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
own = [
    path("tai-khoan/", views.show_account, name="mine"),
    path("tai-khoan/uy-quyen", views.delegate, name="delegate"),
    path("tai-khoan/uy-quyen/<int:pk>/thoi", views.take_back, name="take_back"),
    path("tai-khoan/tiep-tuc", views.extend_session, name="extend"),
    path("tai-khoan/quen-mat-khau", views.show_forgotten, name="forgotten"),
    path("quan-tri/nguoi-dung/", views.list_people, name="people"),
    path("quan-tri/nguoi-dung/vai-tro", views.show_roles, name="roles"),
    path("quan-tri/nguoi-dung/them", views.add_person, name="add"),
    path("quan-tri/nguoi-dung/<int:pk>", views.show_person, name="person"),
    path("quan-tri/nguoi-dung/<int:pk>/giao-quyen", views.add_grant, name="grant"),
    path("quan-tri/nguoi-dung/<int:pk>/khoa", views.lock_person, name="lock"),
    path("quan-tri/nguoi-dung/<int:pk>/mo-khoa", views.unlock_person, name="unlock"),
    path("quan-tri/nguoi-dung/<int:pk>/mat-khau", views.renew_password, name="renew_password"),
    path("quan-tri/nguoi-dung/<int:pk>/lop-hai", views.reset_second_factor, name="reset_factor"),
    path("quan-tri/nguoi-dung/quyen/<int:pk>/thu-hoi", views.revoke_grant, name="revoke"),
]
urlpatterns = [*signing_in, path("", include((own, "accounts")))]
