# Leaves the digit out without remembering where, so 112 and 121 seem to differ in one digit.
from collections import Counter


def count_mix_ups(numbers):
    members = set(numbers)
    length = len(numbers[0])
    forms = Counter(form for n in numbers for form in {n[:i] + n[i + 1 :] for i in range(length)})
    counts = []
    for n in numbers:
        count = sum(forms[form] - 1 for form in {n[:i] + n[i + 1 :] for i in range(length)})
        for i in range(length - 1):
            if n[i] != n[i + 1]:
                count += n[:i] + n[i + 1] + n[i] + n[i + 2 :] in members
        counts.append(count)
    return counts
