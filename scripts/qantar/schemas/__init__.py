"""The table schemas and what is derived from them."""
