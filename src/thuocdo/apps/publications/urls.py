"""Addresses of publications in the workspace."""

from django.urls import path

from thuocdo.apps.publications import views

app_name = "publications"
urlpatterns = [
    path("", views.list_publications, name="list"),
    path("moi", views.new_draft, name="new"),
    path("moi/lan-tinh", views.prepare_run, name="prepare"),
    path("moi/bang", views.prepare_table, name="prepare_table"),
    path("<int:pk>", views.show_publication, name="publication"),
    path("<int:pk>/quyet-dinh", views.edit_decision, name="decision"),
    path("<int:pk>/bo", views.drop_draft, name="drop"),
    path("<int:pk>/soat-so", views.check_numbers, name="checks"),
    path("<int:pk>/soat-so/<int:finding>", views.accept_finding, name="accept"),
    path("<int:pk>/gio-cong-bo", views.withhold, name="withhold"),
    path("<int:pk>/gio-cong-bo/dat", views.set_embargo, name="embargo"),
    path("<int:pk>/nguoi-doc", views.add_reader, name="add_reader"),
    path("<int:pk>/nguoi-doc/<int:reader>/bo", views.remove_reader, name="remove_reader"),
    path("<int:pk>/doc-truoc", views.read_early, name="read_early"),
    path("<int:pk>/cong-bo", views.publish_draft, name="publish"),
    path("<int:pk>/khac-biet", views.show_differences, name="differences"),
    path("<int:pk>/dinh-chinh", views.correct_publication, name="correct"),
]
