"""The store in one SQLite file: `database.py` is the way in."""
