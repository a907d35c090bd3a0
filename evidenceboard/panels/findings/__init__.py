"""The findings panel: what to know, what is assumed, what is forecast, and what was accepted."""
