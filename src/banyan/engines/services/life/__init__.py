"""The life of a case as pure values: its plan, its clocks, where it stands, and which moves are possible.

Nothing here knows the database or the clock on the wall; actions read a `Stand`, make a move, and store what comes out.
"""
