"""The tokens that a workspace has used, by the days of its place."""

from common.kernel.clock import now
from common.kernel.days import last_days
from common.llm.rules.generation import Generation
from common.llm.rules.usage import Price, Tokens
from common.wiring import Product
from tests.builders.passing_time import let_pass


def test_tokens_count_on_the_day_that_it_was_there(product: Product) -> None:
    usage = product.llm.usage
    begun = now()
    usage.add("shop", Generation("m", 100, 7, 0.1))
    usage.add("shop", Generation("m", 50, 3, 0.1))
    let_pass(days=1)
    usage.add("shop", Generation("m", 1, 1, 0.1))
    usage.add("other", Generation("m", 1000, 1000, 0.1))
    for time_zone in ("UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        days = last_days(3, now(), time_zone)
        used = usage.by_day("shop", days)
        assert used[days.of(begun)] == Tokens(150, 10)
        assert used[days.last] == Tokens(1, 1)
    assert usage.today("shop") == 2


def test_tokens_cost_what_a_million_of_them_does() -> None:
    assert Price(2.5, 10.0).of(Tokens(400_000, 50_000)) == 1.5
