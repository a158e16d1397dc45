"""What a request may carry: JSON of a bounded size, alone or beside a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.utils.json import strict_constant

MOST_BYTES = 1_000_000


class TooLarge(APIException):
    status_code = 413
    default_detail = f"The body is larger than {MOST_BYTES:,} bytes."
    default_code = "too_large"


class JSONBody(JSONParser):
    """UTF-8, one million bytes at most, and no deeper than Python's parser can read."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        return _read(stream.read(MOST_BYTES + 1))


class JSONBesideFile(MultiPartParser):
    """multipart/form-data in which the part ``body`` is the JSON that would else be sent alone, and the others are files."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        parts = super().parse(stream, media_type, parser_context)
        if "body" not in parts.data:
            raise ParseError("The part “body” is missing. It is the body as JSON.")
        body = _read(parts.data["body"].encode("utf-8", "replace"))
        if not isinstance(body, dict):
            raise ParseError("The part “body” is not a JSON object.")
        return body | dict(parts.files.items())


def _read(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise TooLarge
    try:
        return json.loads(content.decode(), parse_constant=strict_constant)
    except (ValueError, RecursionError):
        raise ParseError("The body is not JSON in UTF-8.") from None
