"""Keys within one table and between tables: uniqueness and references, over typed values."""


def hashable(value):
    """Return a value that can be looked up; arrays and objects by their JSON text."""
    if isinstance(value, list | dict):
        import json

        return json.dumps(value, sort_keys=True, default=str)
    return value


class UniqueKey:
    """Watches that the values at `positions` do not repeat.

    Rows with a missing value are passed over: a null equals no other null (SQL).
    """

    __slots__ = ("names", "positions", "seen")

    def __init__(self, names, positions):
        self.names, self.positions, self.seen = names, positions, {}

    def first_seen(self, values, row):
        """Return the row that has these values already, or None."""
        key = key_of(values, self.positions)
        if None in key:
            return None
        first = self.seen.setdefault(key, row)
        return None if first == row else first


def key_of(values, positions):
    """Return the values at some positions as a tuple that can be looked up."""
    return tuple(hashable(values[position]) for position in positions)


class Reference:
    """Watches that the values at `positions` are among the keys of the table referred to.

    Rows in which all of them are missing refer to nothing.
    """

    __slots__ = ("key", "keys", "positions")

    def __init__(self, key, positions, keys):
        self.key, self.positions, self.keys = key, positions, keys

    def dangling(self, values):
        """Return the values that are referred to and not there, or None."""
        found = key_of(values, self.positions)
        if found in self.keys or all(value is None for value in found):
            return None
        return found
