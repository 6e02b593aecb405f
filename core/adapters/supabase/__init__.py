"""The store in a Supabase project: `database.py` is the way in, `supabase/migrations` what it asks of the project."""
