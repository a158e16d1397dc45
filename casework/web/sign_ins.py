"""Signing in and out as audit events. ``accounts`` knows nothing of the log, so its views are told here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from accounts import views
from accounts.attempts import MOST
from accounts.models import User
from casework.actions.system_actor import system_actor
from casework.audit import record_look
from casework.enums import Look


class SignIn(views.SignIn):
    """Sign in; a failure is an event of the system, since nobody is known to have tried.

    The first attempt too many says so; those after it are no events, or a guesser would fill the log.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        record_look(Look.SIGNED_IN, by=form.get_user())
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.attempts <= MOST + 1:
            facts = {"limited": True} if form.attempts > MOST else None
            record_look(Look.SIGN_IN_FAILED, by=system_actor(), facts=facts)
        return super().form_invalid(form)


class SignOut(views.SignOut):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            record_look(Look.SIGNED_OUT, by=request.user)
        return super().post(request, *args, **kwargs)


class PasswordChange(views.PasswordChange):
    def form_valid(self, form: Any) -> HttpResponse:
        record_look(Look.PASSWORD_CHANGED, by=form.user)
        return super().form_valid(form)


class PasswordResetConfirm(views.PasswordResetConfirm):
    def form_valid(self, form: Any) -> HttpResponse:
        record_look(Look.PASSWORD_CHANGED, by=form.user, facts={"by": "link"})
        return super().form_valid(form)
