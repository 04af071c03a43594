"""Hypothesis strategies of valid values, by way of the generators."""

from datetime import date
from random import Random

from hypothesis import strategies as st

from banyan.standards import synthetic
from banyan.standards.citizen import Sex

TODAY = date(2026, 11, 23)
COUNTIES = ("350102", "350128", "350203", "350526", "350784", "350981")
FUJIAN = ("350000", *COUNTIES)

rngs = st.integers(0, 2**32).map(Random)
births = st.dates(date(1850, 1, 1), TODAY)
citizen_numbers = st.builds(synthetic.citizen_number, rngs, st.sampled_from(COUNTIES), births, st.sampled_from(Sex))
firms = st.builds(synthetic.firm, rngs, st.sampled_from(FUJIAN), category=st.sampled_from("123"))
public_bodies = st.builds(synthetic.public_body, rngs, st.sampled_from(FUJIAN), category=st.sampled_from("12"))
usccs = firms | public_bodies
