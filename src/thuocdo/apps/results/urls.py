"""Addresses of results in the workspace."""

from django.urls import path

from thuocdo.apps.results import views
from thuocdo.apps.results.views.of_rounds import run_of_round

app_name = "results"
urlpatterns = [
    path("", views.list_runs, name="list"),
    path("moi", views.new_run, name="new"),
    path("moi/xac-nhan", views.confirm_run, name="confirm"),
    path("vong/<int:pk>", run_of_round, name="of_round"),
    path("dien-tap", views.rehearse_edition, name="rehearsal"),
    path("<int:pk>", views.show_run, name="run"),
    path("<int:pk>/don-vi/<str:unit>", views.show_unit, name="unit"),
    path("<int:pk>/don-vi/<str:unit>/<str:code>", views.show_leaf, name="leaf"),
    path("<int:pk>/don-vi/<str:unit>/<str:code>/dinh-chinh", views.correct_leaf, name="correct"),
]
