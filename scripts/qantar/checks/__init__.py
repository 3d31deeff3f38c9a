"""What must hold before a release, one module per kind of check."""
