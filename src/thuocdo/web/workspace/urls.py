"""Addresses of the workspace."""

from django.urls import path

from thuocdo.web.workspace import feeding, views

app_name = "workspace"
urlpatterns = [
    path("lam-viec/", views.show_home, name="home"),
    path("lam-viec/viec", views.show_item, name="item"),
    path("lam-viec/viec/tam-hoan", views.put_off, name="put_off"),
    path("lam-viec/viec/dua-lai", views.bring_back, name="bring_back"),
    path("lam-viec/ho-so/ky/<int:pk>/vong-danh-gia", feeding.feed_round, name="feed_round"),
    path("quan-tri/thanh-phan", views.show_components, name="components"),
]
