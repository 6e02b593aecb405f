# When the back part is moved over, each box is combined as if it came after the newer ones.
def combined(one, two):
    gain, low, high = two
    return (
        one[0] + gain,
        min(max(one[1] + gain, low), high),
        min(max(one[2] + gain, low), high),
    )


def output_levels(actions):
    far = 10**9
    front, back = [], []
    total = (0, -far, far)
    levels = []
    for kind, a, low, high in actions:
        if kind == 0:
            back.append((a, low, high))
            total = combined(total, back[-1])
        elif kind == 1:
            if not front:
                box = (0, -far, far)
                for each in reversed(back):
                    box = combined(box, each)
                    front.append(box)
                back, total = [], (0, -far, far)
            front.pop()
        else:
            for gain, least, most in [*front[-1:], total]:
                a = min(max(a + gain, least), most)
            levels.append(a)
    return levels
