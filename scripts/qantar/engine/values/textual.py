"""Strings and their formats: email, uri, binary, uuid."""

import re

from qantar.engine.values.bad import BAD

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

# RFC 3986: a scheme, then only its own characters, with % before two hex digits. Square
# brackets stand for an IPv6 host only.
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    r"(//[^/?#\[\]]*(\[[0-9A-Fa-f:.v]+\](:[0-9]*)?)?(?=[/?#]|\Z))?"
    r"(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*"
    r"(#(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?"
)
URI_CHARACTERS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")

# RFC 5321 and RFC 6531: dot-atom or quoted string, at a host of two labels or more.
ATOM = r"[^\s@\"(),:;<>\[\]\\.\x00-\x1f\x7f]+"
MAILBOX = re.compile(rf"({ATOM}(\.{ATOM})*|\"([^\"\\\r\n]|\\.)+\")")
HOST_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")


def string_reader(field):
    """Return the reader of strings in the format of the field."""
    check = FORMATS.get(field.format)
    if check is None:
        return lambda text: text

    def read(text):
        return text if check(text) else BAD

    return read


def is_uri(text):
    """Say whether the text is an absolute URI after RFC 3986."""
    return bool(URI.fullmatch(text) and URI_CHARACTERS.fullmatch(text))


def is_email(text):
    """Say whether the text is one mail address: mailbox@host.domain."""
    mailbox, at, host = text.rpartition("@")
    if not at or len(mailbox) > 64 or len(host) > 253 or not MAILBOX.fullmatch(mailbox):
        return False
    labels = host.split(".")
    return (
        len(labels) > 1
        and len(labels[-1]) > 1
        and not labels[-1].isdigit()
        and all(HOST_LABEL.fullmatch(label) and "_" not in label for label in labels)
    )


def is_base64(text):
    """Say whether the text is base64 (RFC 4648), padded."""
    import binascii

    try:
        binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except ValueError:  # UnicodeEncodeError and binascii.Error are ValueErrors
        return False
    return True


FORMATS = {
    "email": is_email,
    "uri": is_uri,
    "binary": is_base64,
    "uuid": UUID.fullmatch,
}
