"""What people write: documents, codings, registers, and where a quote stands."""
