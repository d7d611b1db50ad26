"""Addresses of the workspace."""

from django.urls import path

from thuocdo.web.workspace import views

app_name = "workspace"
urlpatterns = [
    path("lam-viec/", views.show_home, name="home"),
    path("quan-tri/thanh-phan", views.show_components, name="components"),
]
