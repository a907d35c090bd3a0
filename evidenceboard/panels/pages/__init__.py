"""What the inspector shows for one card, one connector, several records, or the whole board."""
