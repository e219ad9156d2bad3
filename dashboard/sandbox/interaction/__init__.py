"""ECE's interaction APIs, v12 and v20: sessions, customers, cases, activities, users."""
