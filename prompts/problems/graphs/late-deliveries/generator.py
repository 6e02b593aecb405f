"""Plans of tasks in shuffled numbering, some with a circle. From 1,000 tasks on: long chains with cross-links, no circle."""


def generate(rng, size):
    size = max(1, min(size, 20_000))
    order = list(range(size))
    rng.shuffle(order)
    longest, latest = rng.choice([(5, 8), (3, 30)]) if size < 100 else (10_000, rng.choice([1_000, 1_000_000]))
    before = []
    reach = size if size < 1_000 else rng.choice([3, 40])
    for place in range(1, size):
        for _ in range(rng.choice([0, 1, 1, 2]) if size < 1_000 else 2):
            before.append([order[rng.randint(max(0, place - reach), place - 1)], order[place]])
    if 1 < size < 1_000 and rng.random() < 0.12:
        late, early = sorted(rng.sample(range(size), 2), reverse=True)
        before.append([order[late], order[early]])
    rng.shuffle(before)
    minutes = [rng.randint(0, longest) for _ in range(size)]
    ready = [rng.choice([0, rng.randint(0, latest)]) for _ in range(size)]
    return [minutes, ready, before[:40_000]]


def validate(minutes, ready, before):
    n = len(minutes)
    return (
        1 <= n <= 20_000
        and len(ready) == n
        and all(isinstance(each, int) and 0 <= each <= 10_000 for each in minutes)
        and all(isinstance(each, int) and 0 <= each <= 1_000_000 for each in ready)
        and len(before) <= 40_000
        and all(len(pair) == 2 and pair[0] != pair[1] for pair in before)
        and all(isinstance(task, int) and 0 <= task < n for pair in before for task in pair)
    )
