# Swaps equal neighbours too, which finds the number itself.
from collections import Counter


def count_mix_ups(numbers):
    members = set(numbers)
    length = len(numbers[0])
    forms = Counter((i, n[:i] + n[i + 1 :]) for n in numbers for i in range(length))
    counts = []
    for n in numbers:
        count = sum(forms[i, n[:i] + n[i + 1 :]] - 1 for i in range(length))
        for i in range(length - 1):
            count += n[:i] + n[i + 1] + n[i] + n[i + 2 :] in members
        counts.append(count)
    return counts
