"""Signing in and out, and passwords: what the pages answer and what they never tell."""

from __future__ import annotations

import re
import time

import pytest
import redis.exceptions
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts import attempts
from accounts.attempts import count_attempt
from accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "seven grey herons wade"
WRONG = "Enter a correct email address and password"


@pytest.fixture
def priya() -> User:
    return User.objects.create_user("priya@example.org", "Priya Nair", PASSWORD)


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def sign_in(client: Client, **sent: str):
    return client.post(reverse("sign_in"), {"username": "priya@example.org", "password": PASSWORD} | sent)


def test_sign_in_leads_home(client: Client, priya: User):
    assert sign_in(client, username=" Priya@Example.ORG ").headers["Location"] == reverse("home")
    assert client.session["_auth_user_id"] == str(priya.pk)


@pytest.mark.parametrize(
    "sent",
    [{"password": "wrong"}, {"username": "nobody@example.org"}, {"username": "not an address"}],
    ids=["wrong password", "unknown address", "no address"],
)
def test_every_failure_says_the_same(client: Client, priya: User, sent: dict[str, str]):
    response = sign_in(client, **sent)
    assert response.status_code == 422
    assert text_of(response).count(WRONG) == 1
    assert "Error: Sign in" in text_of(response)
    assert "_auth_user_id" not in client.session


def test_a_closed_account_fails_like_a_wrong_password(client: Client, priya: User):
    User.objects.filter(pk=priya.pk).update(is_active=False)
    closed = text_of(sign_in(client))
    assert closed == text_of(sign_in(client, password="wrong"))


TOO_MANY = "There were too many attempts with this email address. Wait 15 minutes"


def guess(client: Client, times: int, **sent: str):
    for _ in range(times):
        answer = sign_in(client, **{"password": "wrong"} | sent)
    return text_of(answer)


@pytest.mark.parametrize("email", ["priya@example.org", "nobody@example.org"])
def test_ten_failures_for_an_address_are_the_most(client: Client, priya: User, email: str):
    assert WRONG in guess(client, 10, username=email)
    # Full-width letters and capitals are the same address.
    wide = email.replace("@", "\uff20").upper()
    for sent in ({"username": email}, {"username": wide}, {"username": f" {email} ", "password": PASSWORD}):
        said = guess(client, 1, **sent)
        assert TOO_MANY in said
        assert WRONG not in said
    assert "_auth_user_id" not in client.session
    assert WRONG in guess(client, 1, username="somebody.else@example.org")


def test_the_password_is_not_looked_at_once_there_were_too_many(
    client: Client, priya: User, monkeypatch: pytest.MonkeyPatch
):
    guess(client, 10)
    monkeypatch.setattr(User, "check_password", lambda *_: pytest.fail("looked at"))
    assert TOO_MANY in guess(client, 1)


def test_ten_tries_at_once_are_ten(client: Client, priya: User):
    assert [count_attempt("priya@example.org") for _ in range(10)] == list(range(1, 11))
    assert TOO_MANY in text_of(sign_in(client))


def test_whoever_knows_the_password_begins_anew(client: Client, priya: User):
    guess(client, 9)
    assert sign_in(client).status_code == 302
    client.post(reverse("sign_out"))
    assert WRONG in guess(client, 10)


def test_whoever_reads_the_letter_begins_anew(client: Client, priya: User):
    assert TOO_MANY in guess(client, 11)
    client.post(reverse("password_reset"), {"email": "priya@example.org"})
    link = re.search(r"http://testserver(/password/new/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    new = "nine wet slates on a roof"
    client.post(form.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
    assert sign_in(client, password=new).headers["Location"] == reverse("home")


def test_the_wait_ends_with_the_window_of_the_first_attempt(
    client: Client, priya: User, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(attempts, "SECONDS", 1)
    assert TOO_MANY in guess(client, 11)
    time.sleep(1.1)
    assert sign_in(client).status_code == 302


def test_no_cache_keeps_nobody_out(client: Client, priya: User, monkeypatch: pytest.MonkeyPatch):
    def away(*_: object, **__: object) -> None:
        raise redis.exceptions.ConnectionError

    for name in ("add", "incr", "delete"):
        monkeypatch.setattr(attempts.cache, name, away)
    assert WRONG in guess(client, 12)
    assert sign_in(client).status_code == 302


def test_the_cache_holds_no_address(client: Client, priya: User):
    guess(client, 1)
    (key,) = cache._cache.get_client().scan_iter(f"{cache.key_prefix}*sign-in*")
    assert b"priya" not in key


def test_empty_boxes_are_named_and_the_summary_leads_to_them(client: Client):
    page = client.post(reverse("sign_in"), {}).content.decode()
    assert '<a href="#id_username">Enter your email address</a>' in page
    assert '<a href="#id_password">Enter your password</a>' in page


def test_the_typed_password_is_never_sent_back(client: Client, priya: User):
    assert "wrong but long" not in sign_in(client, password="wrong but long").content.decode()


def test_a_signed_in_person_is_led_on(client: Client, priya: User):
    client.force_login(priya)
    assert client.get(reverse("sign_in")).headers["Location"] == reverse("home")


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/password/", "/password/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_stays_on_this_host(client: Client, priya: User, wanted: str, reached: str):
    assert sign_in(client, next=wanted).headers["Location"] == reached


def test_next_survives_a_wrong_password(client: Client, priya: User):
    page = sign_in(client, next="/password/", password="wrong").content.decode()
    assert '<input type="hidden" name="next" value="/password/">' in page


def test_a_page_that_needs_a_sign_in_asks_for_it_and_comes_back(client: Client):
    assert client.get("/password/").headers["Location"] == f"{reverse('sign_in')}?next=/password/"


def test_sign_out_is_a_post_that_ends_the_session(client: Client, priya: User):
    client.force_login(priya)
    assert client.get(reverse("sign_out")).status_code == 405
    assert "_auth_user_id" in client.session
    response = client.post(reverse("sign_out"))
    assert response.headers["Location"] == reverse("sign_in")
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in client.session
    assert "You have signed out." in text_of(client.get(reverse("sign_in")))


def test_signing_out_twice_leads_to_the_sign_in(client: Client):
    assert client.post(reverse("sign_out")).headers["Location"] == reverse("sign_in")


def test_a_form_without_its_token_is_refused_in_the_look(priya: User):
    strict = Client(enforce_csrf_checks=True)
    response = sign_in(strict)
    assert response.status_code == 403
    assert "This page was open too long" in text_of(response)


def test_change_password_keeps_this_session(client: Client, priya: User):
    client.force_login(priya)
    new = "nine wet slates on a roof"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    response = client.post(reverse("password_change"), sent)
    assert response.headers["Location"] == reverse("password_change_done")
    assert client.get(reverse("password_change_done")).status_code == 200
    priya.refresh_from_db()
    assert priya.check_password(new)


@pytest.mark.parametrize(
    ("sent", "anchor", "words"),
    [
        ({"old_password": "wrong"}, "id_old_password", "Enter your current password correctly"),
        ({"old_password": ""}, "id_old_password", "Enter your current password"),
        ({"new_password1": ""}, "id_new_password1", "Enter a new password"),
        ({"new_password2": "another"}, "id_new_password2", "The two new passwords are not the same"),
        (
            {"new_password1": "short", "new_password2": "short"},
            "id_new_password1",
            "This password is too short",
        ),
    ],
)
def test_change_password_says_what_is_wrong_and_where(
    client: Client, priya: User, sent: dict[str, str], anchor: str, words: str
):
    client.force_login(priya)
    new = "nine wet slates on a roof"
    good = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    response = client.post(reverse("password_change"), good | sent)
    assert response.status_code == 422
    assert f'<a href="#{anchor}">{words}' in response.content.decode()
    priya.refresh_from_db()
    assert priya.check_password(PASSWORD)


def test_the_rules_of_a_new_password_are_said_before_it_is_typed(client: Client, priya: User, settings):
    shortest = settings.AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"]["min_length"]
    client.force_login(priya)
    assert f"At least {shortest} characters." in text_of(client.get(reverse("password_change")))


def test_forgotten_password_answers_alike_for_known_and_unknown(client: Client, priya: User):
    answers = [
        client.post(reverse("password_reset"), {"email": email})
        for email in ("priya@example.org", "nobody@example.org")
    ]
    assert {answer.headers["Location"] for answer in answers} == {reverse("password_reset_sent")}
    assert [message.to for message in mail.outbox] == [["priya@example.org"]]


def test_the_email_names_nobody_and_its_link_works_once(client: Client, priya: User):
    client.post(reverse("password_reset"), {"email": "PRIYA@example.org"})
    body = mail.outbox[0].body
    assert "Priya" not in body
    link = re.search(r"http://testserver(/password/new/\S+)", body)[1]
    form = client.get(link, follow=True)
    new = "nine wet slates on a roof"
    done = client.post(form.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
    assert done.headers["Location"] == reverse("password_reset_complete")
    assert client.get(reverse("password_reset_complete")).status_code == 200
    priya.refresh_from_db()
    assert priya.check_password(new)
    again = text_of(Client().get(link, follow=True))
    assert "This link no longer works" in again
    assert "Send me a new link" in again


@pytest.mark.parametrize(
    "name", ["sign_in", "password_reset", "password_reset_sent", "accessibility", "privacy"]
)
def test_pages_before_the_sign_in_are_open(client: Client, name: str):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert "You are signed in" not in text_of(response)
