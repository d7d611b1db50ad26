"""Addresses of units, below /quan-tri/don-vi/."""

from django.urls import path

from thuocdo.apps.units import views

app_name = "units"
urlpatterns = [
    path("", views.list_units, name="list"),
    path("<int:pk>", views.show_unit, name="unit"),
    path("<int:pk>/sua", views.correct_unit, name="correct"),
    path("su-kien", views.list_events, name="events"),
    path("su-kien/<int:pk>", views.show_event, name="event"),
    path("van-ban", views.add_decree, name="add_decree"),
    path("van-ban/tai-len", views.upload_decrees, name="upload_decrees"),
]
