"""What the sandbox speaks of: made-up customers, their cases and activities, in SQLite."""
