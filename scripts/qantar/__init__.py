"""Quoted claims as validated tables."""

__version__ = "0.1.0"
