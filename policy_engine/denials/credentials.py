"""Errors that look like denials and are about credentials: no policy has a part in them.

Source: AWS: "Common errors" of the API references of IAM and STS; "Error codes for the Amazon EC2 API".
"""

from __future__ import annotations

import re

_ERRORS = {
    "AuthFailure": "the credentials could not be validated",
    "ExpiredToken": "the session has ended",
    "IncompleteSignature": "the request is not signed as AWS asks for",
    "InvalidAccessKeyId": "the access key does not exist",
    "InvalidClientTokenId": "the access key does not exist",
    "InvalidIdentityToken": "the web identity token could not be validated",
    "InvalidSignature": "the secret key is not that of the access key, or the clock is wrong",
    "InvalidToken": "the session token is malformed or of another partition",
    "MissingAuthenticationToken": "the request is not signed",
    "OptInRequired": "the account is not signed up for the service or Region",
    "RequestExpired": "the request reached AWS too late: the clock may be wrong",
    "SignatureDoesNotMatch": "the secret key is not that of the access key, or the clock is wrong",
    "UnrecognizedClient": "the access key or session token is not valid in this Region or partition",
}
_ERROR = re.compile(rf"\b({'|'.join(_ERRORS)})(?:Exception)?\b")


def about_credentials(text: str) -> str:
    """What is wrong with the credentials, if an error of a text is about them; empty where none is."""
    match = _ERROR.search(text)
    return f"`{match[0]}` is about the credentials and not about permissions: {_ERRORS[match[1]]}" if match else ""
