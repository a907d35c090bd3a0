"""The board as text: questions and claims, and under each what bears on it."""
