"""What happened to rights, for the apps above: they may tell the people whom it concerns.

Sent inside the transaction of what they tell of, with ``grant`` and ``at``.
"""

from django.dispatch import Signal

delegation_begun = Signal()
delegation_ended = Signal()  # also with ``by``: whoever gave it, or whoever got it
