"""The timeline: everything with a date, and how sure the date is."""
