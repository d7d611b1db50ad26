"""Addresses of the notifications."""

from django.urls import path

from thuocdo.apps.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.show_inbox, name="inbox"),
    path("<int:pk>/mo", views.open_notice, name="open"),
    path("<int:pk>/da-doc", views.read_notice, name="read"),
    path("da-doc-het", views.read_all, name="read_all"),
    path("cach-nhan", views.preferences, name="preferences"),
    path("cach-xem/luu", views.keep_view, name="keep_view"),
    path("cach-xem/<int:pk>/xoa", views.drop_view, name="drop_view"),
]
