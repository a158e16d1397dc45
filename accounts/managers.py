"""How login users are made and found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from accounts.models import User


class UserManager(BaseUserManager["User"]):
    """Finds a user by email whatever its capitals."""

    def create_user(self, email: str, name: str, password: str | None = None, is_demo: bool = False) -> User:
        """Make a login user. Without a password nobody can sign in as this user until one is set.

        Raises ValueError when email or name is empty, IntegrityError when the email is taken.
        """
        if not email.strip() or not name.strip():
            raise ValueError("A user needs an email address and a name.")
        user = self.model(email=fold_email(email), name=name.strip(), is_demo=is_demo)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: Any) -> User:
        return self.get(email=fold_email(str(username)))


def fold_email(email: str) -> str:
    """The one spelling under which an email address is stored and looked up."""
    return email.strip().casefold()
