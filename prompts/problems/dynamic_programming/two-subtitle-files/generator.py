"""Pairs of files: the second is made from the first by joining, splitting, dropping and stretching lines, or is unrelated."""


def generate(rng, size):
    size = max(0, min(size, 300))
    longest = rng.choice([4, 12]) if size < 20 else rng.choice([80, 1_000])
    first = [rng.randint(1, longest) for _ in range(size if size >= 20 else rng.randint(0, size))]
    second = []
    at = 0
    while at < len(first):
        kind = rng.choice(["same", "same", "join", "split", "drop", "add"])
        length = first[at]
        if kind == "join" and at + 1 < len(first):
            at += 1
            second.append(length + first[at])
        elif kind == "split" and length > 1:
            cut = rng.randint(1, length - 1)
            second += [cut, length - cut]
        elif kind != "drop":
            second.append(length + rng.randint(-1, 2))
        if kind == "add":
            second.append(rng.randint(1, longest))
        at += 1
    if size < 20 and rng.random() < 0.3:
        second = [rng.randint(1, longest) for _ in range(rng.randint(0, size))]
    while size >= 20 and len(second) < size:
        second.append(rng.randint(1, longest))
    second = [max(1, min(1_000, length)) for length in second[: max(size, len(first))]]
    return [first, second, rng.randint(0, longest)]


def validate(first, second, skip):
    return (
        all(len(lines) <= 300 for lines in (first, second))
        and all(isinstance(length, int) and 1 <= length <= 1_000 for lines in (first, second) for length in lines)
        and isinstance(skip, int)
        and 0 <= skip <= 1_000
    )
