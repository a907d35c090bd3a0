"""How the program looks: palettes, fonts, icons and the style sheet. It paints nothing itself."""
