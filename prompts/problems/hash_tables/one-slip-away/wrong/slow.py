# Correct, but compares every two numbers: quadratic time.
def count_mix_ups(numbers):
    def slip(a, b):
        places = [i for i in range(len(a)) if a[i] != b[i]]
        if len(places) == 1:
            return True
        if len(places) != 2:
            return False
        i, j = places
        return j == i + 1 and a[i] == b[j] and a[j] == b[i]

    counts = [0] * len(numbers)
    for i in range(len(numbers)):
        for j in range(i):
            if slip(numbers[i], numbers[j]):
                counts[i] += 1
                counts[j] += 1
    return counts
