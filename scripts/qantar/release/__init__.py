"""The release gate: what must hold before a version is given out, and what is given out."""
