"""`qantar query`: questions in SQL, read-only and within limits."""
