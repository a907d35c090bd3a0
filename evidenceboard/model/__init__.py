"""What a board is: frozen records, the edits that change them, and the kinds they may have.

Standard library only: a board can be read, edited and reasoned about without Qt or a database.
"""
