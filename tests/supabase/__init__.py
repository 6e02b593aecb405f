"""A Supabase project on this machine, for tests: PostgreSQL, and the part of its API that the product uses."""
