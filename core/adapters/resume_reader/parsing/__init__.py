"""What runs in the confined process: it opens a stranger's file, says its text, and ends."""
