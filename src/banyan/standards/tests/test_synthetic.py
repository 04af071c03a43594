from collections import Counter
from datetime import date
from itertools import chain, islice, repeat
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import citizen, organisation_code, synthetic, telephone, uscc
from banyan.standards.citizen import Sex
from banyan.standards.errors import StandardError
from banyan.standards.tests.strategies import COUNTIES, FUJIAN, TODAY, rngs
from banyan.standards.uscc import RegistrationDepartment


@given(rngs, st.sampled_from(COUNTIES), st.integers(0, 95), st.integers(0, 95))
def test_a_person_agrees_with_his_numbers(rng: Random, division: str, one: int, other: int) -> None:
    youngest, oldest = sorted((one, other))
    person = synthetic.person(rng, division, TODAY, youngest=youngest, oldest=oldest)
    number = citizen.parse(person.citizen_number, today=TODAY)
    assert (number.division6, number.birth, number.sex) == (division, person.birth, person.sex)
    assert youngest <= number.age(TODAY) <= oldest
    assert telephone.parse(person.mobile).value == person.mobile
    assert 2 <= len(person.name) <= 4


@given(rngs, st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 95))
def test_ages_hold_on_every_day_of_the_year(rng: Random, today: date, age: int) -> None:
    birth = synthetic.birth_date(rng, today, youngest=age, oldest=age)
    assert citizen.parse(citizen.build("350102", birth, 1)).age(today) == age


class Highest(Random):
    """Always draws the highest number below one."""

    def random(self) -> float:
        return 1 - 2**-53


def test_the_oldest_is_not_yet_a_year_older() -> None:
    """Born on 24 November 1930 somebody is 95 until 23 November 2026 is over."""
    assert synthetic.birth_date(Highest(), TODAY) == date(1930, 11, 24)
    assert synthetic.birth_date(Highest(), date(2026, 11, 24), youngest=0, oldest=3) == date(2022, 11, 25)


def test_the_same_seed_gives_the_same_people() -> None:
    one, other = (list(islice(synthetic.persons(Random(7), COUNTIES, TODAY), 200)) for _ in range(2))
    assert one == other
    assert one != list(islice(synthetic.persons(Random(8), COUNTIES, TODAY), 200))


def test_many_people_have_each_their_own_number_and_look_like_fujian() -> None:
    people = list(islice(synthetic.persons(Random(1), COUNTIES, TODAY), 20_000))
    assert len({person.citizen_number for person in people}) == 20_000
    assert Counter(person.name[0] for person in people).most_common(2)[0][0] == "陈"
    men = sum(person.sex is Sex.MALE for person in people)
    assert 9_500 < men < 11_000
    assert sum(person.birth.year < 1940 for person in people) < 1_000


def test_one_day_in_one_county_holds_500_women() -> None:
    rng = Random(3)
    assert len({synthetic.citizen_number(rng, "350102", TODAY, Sex.FEMALE) for _ in range(20_000)}) == 500


def test_running_out_of_numbers_is_said_after_the_last_one() -> None:
    one, other = islice(synthetic.persons(Random(5), COUNTIES, TODAY), 2)
    people = synthetic.distinct(chain([one, other], repeat(one)))
    assert [next(people), next(people)] == [one, other]
    with pytest.raises(StandardError, match="用完"):
        next(people)


@given(rngs, st.sampled_from(FUJIAN), st.integers(1, synthetic.CUSTOM_CODES))
def test_codes_of_bodies_hold_and_follow_the_serial(rng: Random, division: str, serial: int) -> None:
    firm = uscc.parse(synthetic.firm(rng, division, category="2", serial=serial))
    body = uscc.parse(synthetic.public_body(rng, division, serial=serial))
    assert (firm.department, firm.category_label) == (RegistrationDepartment.MARKET, "个体工商户")
    assert (body.department, body.category_label) == (RegistrationDepartment.ESTABLISHMENT, "机关")
    assert firm.organisation == body.organisation
    assert firm.organisation.value.startswith(f"PDY{serial:05d}")
    assert firm.is_synthetic
    assert body.is_synthetic


@pytest.mark.parametrize("serial", [0, -1, 100_000])
def test_a_serial_outside_the_range_is_refused(serial: int) -> None:
    with pytest.raises(StandardError, match="99999"):
        synthetic.organisation(Random(1), serial)


@given(rngs)
def test_names_of_firms(rng: Random) -> None:
    assert synthetic.firm_name(rng, "福州").startswith("福州")
    assert synthetic.firm_name(rng, "古田", trade="茶业").endswith("茶业有限公司")
    assert synthetic.shop_name(rng, "福州市鼓楼区").startswith("福州市鼓楼区")
    assert organisation_code.parse(synthetic.organisation(rng)).is_custom


def test_a_fixed_line_outside_fujian_is_not_made() -> None:
    with pytest.raises(StandardError):
        synthetic.fixed_line(Random(1), "010")
