"""Days of practice: mixtures of good and missed days of every density."""


def generate(rng, size):
    target = rng.choice([1, 20, 45, 1440, rng.randint(1, 1440)])
    shape = rng.choice(["mixed", "mostly good", "mostly missed", "all good", "in turn", "blocks"])
    chance = {"mixed": 0.5, "mostly good": 0.95, "mostly missed": 0.15, "all good": 1.0}.get(shape, 0.5)
    good = []
    while len(good) < size:
        if shape == "in turn":
            good.append(len(good) % 2 == 0)
        elif shape == "blocks":
            good += [rng.random() < 0.6] * rng.randint(1, 4)
        else:
            good.append(rng.random() < chance)
    minutes = [
        rng.choice([target, rng.randint(target, 1440)]) if met else rng.choice([0, target - 1, rng.randint(0, target - 1)])
        for met in good[:size]
    ]
    return [minutes, target]


def validate(minutes, target):
    return (
        isinstance(target, int)
        and 1 <= target <= 1440
        and len(minutes) <= 200_000
        and all(isinstance(day, int) and 0 <= day <= 1440 for day in minutes)
    )
