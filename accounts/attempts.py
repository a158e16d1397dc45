"""How often somebody has tried to sign in with an address lately, whether or not it is anybody's.

Counted in Redis, under a digest of the address, before the password is looked at, so that ten tries at once are ten.
Where Redis was emptied the count begins anew; where it is away nobody is kept out, and the log says so.
"""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from accounts.managers import fold_email

logger = logging.getLogger(__name__)

MOST = 10
SECONDS = 15 * 60


def count_attempt(address: str) -> int:
    """Count one more attempt, and say how many there have been since the first one of the last 15 minutes.

    address: as the form has it, in one spelling (NFKC). 0 where it cannot be counted.
    """
    key = _key(address)
    try:
        cache.add(key, 0, SECONDS)
        count = cache.incr(key)
        if count == 1:
            # One that ran out between the two was made anew by the second, without an end.
            cache.touch(key, SECONDS)
        return count
    except ValueError:
        return 1
    except RedisError as trouble:
        logger.warning("An attempt to sign in was not counted: %s", type(trouble).__name__)
        return 0


def forget_attempts(address: str) -> None:
    """Whoever knows the password, or reads the letter with the link, is no guesser."""
    try:
        cache.delete(_key(address))
    except RedisError as trouble:
        logger.warning("Attempts to sign in were not forgotten: %s", type(trouble).__name__)


def _key(address: str) -> str:
    return f"sign-in-{salted_hmac('accounts.attempts', fold_email(address), algorithm='sha256').hexdigest()}"
