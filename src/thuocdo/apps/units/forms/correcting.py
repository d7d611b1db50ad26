"""What was mistyped of a unit."""

from typing import TYPE_CHECKING

from django import forms

from thuocdo.apps.units.models import Unit
from thuocdo.apps.units.services import Correction
from thuocdo.lib.language import say

if TYPE_CHECKING:
    Base = forms.ModelForm[Unit]
else:
    Base = forms.ModelForm


class CorrectionForm(Base):
    """The facts, and why they change. Code, days and superior change by a decree."""

    reason = forms.CharField(
        label=say("Lý do sửa", "Why it is corrected"),
        help_text=say(
            "Ghi văn bản hoặc nguồn làm căn cứ; lý do được giữ trong nhật ký.",
            "Name the document or source; the log keeps the reason.",
        ),
        max_length=300,
    )

    class Meta:
        model = Unit
        fields = Correction._fields
        labels = {
            "name": say("Tên, kèm loại đơn vị", "Name with its type"),
            "name_en": say("Tên tiếng Anh", "Name in English"),
            "region": say("Vùng", "Region"),
            "population": say("Dân số (người)", "Population"),
            "area_km2": say("Diện tích (km²)", "Area (km²)"),
            "latitude": say("Vĩ độ", "Latitude"),
            "longitude": say("Kinh độ", "Longitude"),
        }

    def correction(self) -> Correction:
        """What is to stand there."""
        return Correction(**{fact: self.cleaned_data[fact] for fact in Correction._fields})
