"""The mark for text that is no value of its type."""


class _Bad:
    def __repr__(self):
        return "BAD"


BAD = _Bad()
