"""The text of an uploaded résumé. The file itself is opened in a confined process only."""
