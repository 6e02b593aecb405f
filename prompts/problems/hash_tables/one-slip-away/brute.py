def count_mix_ups(numbers: list[str]) -> list[int]:
    """Every slip is made, and its results are collected."""
    counts = []
    for number in numbers:
        results = set()
        for i in range(len(number)):
            for digit in "0123456789":
                typed = list(number)
                typed[i] = digit
                results.add("".join(typed))
            if i + 1 < len(number):
                typed = list(number)
                typed[i], typed[i + 1] = typed[i + 1], typed[i]
                results.add("".join(typed))
        counts.append(sum(other in results for other in numbers if other != number))
    return counts
