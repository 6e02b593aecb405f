# Correct, but compares every booking with all earlier ones: quadratic time.
def best_income(bookings: list[list[int]], kinds: list[str], turnover: int) -> int:
    requests = sorted(zip(bookings, kinds), key=lambda request: request[0][1])
    incomes: list[int] = []
    for i, ((start, _, fee), kind) in enumerate(requests):
        before = 0
        for j in range(i):
            gap = 0 if requests[j][1] == kind else turnover
            if incomes[j] > before and requests[j][0][1] + gap <= start:
                before = incomes[j]
        incomes.append(before + fee)
    return max(incomes)
