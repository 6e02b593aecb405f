"""Judges code against test cases: problem bank, drivers, checkers, verdicts, measured growth."""
