"""Reminders, the inbox and the mails that go with them."""
