"""People, their sign-in, roles and grants, and the one check of who may."""
