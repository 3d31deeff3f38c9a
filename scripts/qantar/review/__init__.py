"""The review: all that people write stated a second time, by a reader who had not written it."""
