"""From leaves to totals: policies, caps, bonus and penalty parts, rescaling."""
