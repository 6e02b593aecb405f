"""Price lists: flat, mixed, rising, and with cheap days here and there."""


def generate(rng, size):
    size = max(0, min(size, 50_000))
    dearest = rng.choice([3, 20, 10_000])
    shape = rng.choice(["mixed", "mixed", "flat", "rising", "cheap days"])
    prices = [rng.randint(0, dearest) for _ in range(size)]
    if shape == "flat":
        prices = [dearest] * size
    elif shape == "rising":
        prices.sort()
    elif shape == "cheap days":
        prices = [price if rng.random() < 0.2 else dearest - price // 8 for price in prices]
    return [prices, rng.randint(0, 3) if size < 100 else rng.randint(3, 10)]


def validate(prices, dry):
    return (
        len(prices) <= 50_000
        and all(isinstance(price, int) and 0 <= price <= 10_000 for price in prices)
        and isinstance(dry, int)
        and 0 <= dry <= 10
    )
