"""Loading: again and again, without harm to what administrators changed."""

from datetime import date

import pytest

from banyan.engines.divisions import actions, queries
from banyan.engines.divisions.models import DivisionRecord, OrganisationRecord, State
from banyan.engines.divisions.reference import load_reference
from banyan.kernel.errors import Refused
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries, person

pytestmark = pytest.mark.django_db


def test_it_is_loaded_with_the_tables() -> None:
    assert DivisionRecord.objects.filter(valid_to=None, level=4).count() == 84
    assert OrganisationRecord.objects.count() > 5500


def test_loading_again_costs_one_statement() -> None:
    with acting_as(SYSTEM), assert_queries(1):
        assert not load_reference()


def test_a_new_dataset_adds_and_overwrites_nothing() -> None:
    with acting_as(SYSTEM):
        actions.rename_division(code="350102", name="三坊区", on=date(2027, 1, 1))
        OrganisationRecord.objects.filter(division="350121101000").delete()
        DivisionRecord.objects.filter(code="350121101001").delete()
        State.objects.update(dataset="an older one")
        before = DivisionRecord.objects.count()
        assert load_reference()
    assert DivisionRecord.objects.count() == before + 1
    assert queries.division("350102").name == "三坊区"
    assert len(queries.organisations_in("350121101")) == 2


def test_only_the_set_up_loads() -> None:
    with acting_as(SYSTEM):
        State.objects.update(dataset="an older one")
    with acting_as(person()), pytest.raises(Refused):
        load_reference()
