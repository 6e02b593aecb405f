def least_charges(legs: list[int], capacity: int) -> list[int]:
    """From every stop, drive forwards with every charge the battery can hold."""

    def arrives(stop: int, charge: int) -> bool:
        for change in legs[stop:]:
            charge = min(capacity, charge + change)
            if charge < 0:
                return False
        return True

    answer = []
    for stop in range(len(legs)):
        answer.append(next((charge for charge in range(capacity + 1) if arrives(stop, charge)), -1))
    return answer
