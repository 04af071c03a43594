"""The portal (政府门户): sites of every government, search, the personal space, the civil servants' workspace.

It knows no engine above it: they hand it entries and sources through `portal.declare`.
"""
