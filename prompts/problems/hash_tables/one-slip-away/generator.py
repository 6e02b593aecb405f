import random


def generate(rng: random.Random, size: int) -> list:
    """Families of numbers that are a few slips apart, with strangers between."""
    size = max(1, min(size, 15_000))
    alphabet = rng.choice(["01", "012", "0123456789"]) if size < 100 else "0123456789"
    shortest = next(length for length in range(1, 11) if len(alphabet) ** length >= 2 * size)
    length = 10 if size >= 10_000 else rng.randint(shortest, min(10, shortest + 2))
    strangers = rng.choice([0.05, 0.3, 0.7])
    numbers: list[str] = []
    known: set[str] = set()
    while len(numbers) < size:
        if not numbers or rng.random() < strangers:
            digits = [rng.choice(alphabet) for _ in range(length)]
        else:
            digits = list(rng.choice(numbers))
            place = rng.randrange(length)
            if rng.random() < 0.5:
                digits[place] = rng.choice(alphabet)
            else:
                digits[place], digits[place - 1] = digits[place - 1], digits[place]
        number = "".join(digits)
        if number not in known:
            known.add(number)
            numbers.append(number)
    rng.shuffle(numbers)
    return [numbers]


def validate(numbers: list) -> bool:
    return (
        1 <= len(numbers) <= 15_000
        and len(set(numbers)) == len(numbers)
        and 1 <= len(numbers[0]) <= 10
        and all(len(number) == len(numbers[0]) for number in numbers)
        and all(number.isascii() and number.isdigit() for number in numbers)
    )
