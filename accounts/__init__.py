"""The login user and signing in. Knows nothing of cases."""
