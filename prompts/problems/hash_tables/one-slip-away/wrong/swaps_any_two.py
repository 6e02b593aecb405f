# Exchanges any two digits, not only neighbours.
from collections import Counter


def count_mix_ups(numbers):
    members = set(numbers)
    length = len(numbers[0])
    forms = Counter((i, n[:i] + n[i + 1 :]) for n in numbers for i in range(length))
    counts = []
    for n in numbers:
        count = sum(forms[i, n[:i] + n[i + 1 :]] - 1 for i in range(length))
        found = set()
        for i in range(length):
            for j in range(i):
                digits = list(n)
                digits[i], digits[j] = digits[j], digits[i]
                found.add("".join(digits))
        found.discard(n)
        counts.append(count + len(found & members))
    return counts
