from collections import Counter


def count_mix_ups(numbers: list[str]) -> list[int]:
    members = set(numbers)
    places = range(len(numbers[0]))
    blanked = Counter(number[:i] + "*" + number[i + 1 :] for number in numbers for i in places)
    counts = []
    for number in numbers:
        count = sum(blanked[number[:i] + "*" + number[i + 1 :]] - 1 for i in places)
        for i in places[1:]:
            left, right = number[i - 1], number[i]
            if left != right and number[: i - 1] + right + left + number[i + 1 :] in members:
                count += 1
        counts.append(count)
    return counts
