"""The login user. What a person may do is not here: roles are held by employees, in casework."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.managers import UserManager, fold_email


class User(AbstractBaseUser):
    """Somebody who can sign in. There is no superuser and no permission table.

    is_demo: made by the demo data, with a password that is public. Web and worker refuse to start while an
    active one exists, unless DEMO=1.
    """

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], name="accounts_user_email_unique"),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="accounts_user_email_folded"
            ),
            models.CheckConstraint(
                condition=~models.Q(email="") & ~models.Q(name=""), name="accounts_user_email_and_name_given"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def normalize_username(cls, username: str) -> str:
        return fold_email(username)

    def clean(self) -> None:
        super().clean()
        self.email = fold_email(self.email)

    def get_full_name(self) -> str:
        """The whole name, as written by the person."""
        return self.name
