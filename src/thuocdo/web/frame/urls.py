"""Addresses of the frame."""

from django.urls import path

from thuocdo.web.frame import views
from thuocdo.web.frame.sitemap import show_sitemap

app_name = "frame"
urlpatterns = [
    path("hien-thi", views.display, name="display"),
    path("hien-thi/dat", views.set_display, name="set_display"),
]
unprefixed = [
    path("tinh-trang", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", show_sitemap, name="sitemap"),
]
