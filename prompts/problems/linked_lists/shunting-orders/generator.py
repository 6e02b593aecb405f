import random


def _moved(behind_of: dict, before_of: dict, first: int, last: int, behind: int) -> None:
    """Moves a stretch; 0 stands before the first wagon and behind the last one."""
    outer_left, outer_right = before_of[first], behind_of[last]
    behind_of[outer_left], before_of[outer_right] = outer_right, outer_left
    follower = behind_of[behind]
    behind_of[behind], before_of[first] = first, behind
    behind_of[last], before_of[follower] = follower, last


def _ring(train: list) -> tuple[dict, dict]:
    around = [0, *train, 0]
    return dict(zip(around, around[1:])), dict(zip(around[1:], around))


def generate(rng: random.Random, size: int) -> list:
    """As many wagons as orders; short stretches from anywhere to anywhere, now and then taken back."""
    size = max(1, min(size, 20_000))
    train = rng.sample(range(1, 1_000_001 if size > 20 else size + 1), size)
    behind_of, before_of = _ring(train)
    longest = 10 if size > 20 else size
    take_back = rng.choice([0.1, 0.3, 0.6])
    orders: list = []
    done: list = []
    for _ in range(size):
        if rng.random() < take_back:
            orders.append([0, 0, 0])
            if done:
                _moved(behind_of, before_of, *done.pop())
            continue
        first = last = rng.choice(train)
        stretch = {first}
        for _ in range(rng.randrange(longest)):
            if behind_of[last] == 0:
                break
            last = behind_of[last]
            stretch.add(last)
        behind = rng.choice([0, rng.choice(train), rng.choice(train), before_of[first]])
        while behind in stretch:
            behind = before_of[behind]
        orders.append([first, last, behind])
        done.append((first, last, before_of[first]))
        _moved(behind_of, before_of, first, last, behind)
    return [train, orders]


def validate(train: list, orders: list) -> bool:
    numbers = set(train)
    if not 1 <= len(train) <= 20_000 or len(numbers) != len(train) or len(orders) > 20_000:
        return False
    if not all(1 <= number <= 1_000_000 for number in train) or any(len(order) != 3 for order in orders):
        return False
    behind_of, before_of = _ring(train)
    done: list = []
    moved = 0
    for first, last, behind in orders:
        if first == last == behind == 0:
            if done:
                _moved(behind_of, before_of, *done.pop())
            continue
        if first not in numbers or last not in numbers or (behind != 0 and behind not in numbers):
            return False
        wagon = first
        while True:
            moved += 1
            if wagon == behind or moved > 200_000:
                return False
            if wagon == last:
                break
            wagon = behind_of[wagon]
            if wagon == 0:
                return False
        done.append((first, last, before_of[first]))
        _moved(behind_of, before_of, first, last, behind)
    return True
