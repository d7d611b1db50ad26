"""The page that describes the interface."""

from django.urls import path

from thuocdo.web.api.description import show_description

app_name = "api_page"
urlpatterns = [path("du-lieu/api", show_description, name="description")]
