"""Addresses of the log."""

from django.urls import path

from thuocdo.web.logbook import views

app_name = "audit"
urlpatterns = [
    path("quan-tri/nhat-ky", views.show_log, name="log"),
    path("quan-tri/nhat-ky.csv", views.download_log, name="log_csv"),
]
