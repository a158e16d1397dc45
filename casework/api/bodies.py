"""What a request may carry: JSON of a bounded size."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser
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
        content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise TooLarge
        try:
            return json.loads(content.decode(), parse_constant=strict_constant)
        except (ValueError, RecursionError):
            raise ParseError("The body is not JSON in UTF-8.") from None
