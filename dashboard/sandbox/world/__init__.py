"""What the sandbox speaks of: customers, cases and activities in SQLite, and the made-up people in them."""
