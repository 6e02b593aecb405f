"""Windows of many lengths, some shorter than the passage; boats before, inside, between and after them, in any order."""


def generate(rng, size):
    size = max(0, min(size, 20_000))
    stretch = rng.choice([3, 8]) if size < 100 else rng.choice([40, 240])
    count = rng.randint(0, size) if size < 100 else size
    passage = rng.randint(1, stretch if size < 100 else stretch // 2)
    windows = []
    minute = rng.randint(0, stretch)
    for _ in range(count):
        close = minute + rng.randint(1, 2 * stretch)
        windows.append([minute, close])
        minute = close + rng.randint(1, stretch)
    arrivals = [rng.randint(0, minute + 1) for _ in range(size)]
    for boat in range(0, size, 3):
        if windows:
            arrivals[boat] = max(0, rng.choice(windows)[1] - passage + rng.randint(0, 1))
    return [windows, arrivals, passage]


def validate(windows, arrivals, passage):
    return (
        len(windows) <= 20_000
        and len(arrivals) <= 20_000
        and all(len(window) == 2 and all(isinstance(minute, int) for minute in window) for window in windows)
        and all(0 <= opening < closing <= 10_000_000 for opening, closing in windows)
        and all(before[1] < after[0] for before, after in zip(windows, windows[1:]))
        and all(isinstance(minute, int) and 0 <= minute <= 10_000_000 for minute in arrivals)
        and isinstance(passage, int)
        and 1 <= passage <= 10_000
    )
