# Counts stations instead of the crews at them.
def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    answers = []
    for km, needed in calls:
        distances = sorted(abs(station - km) for station, count in zip(stations, crews) if count)
        answers.append(distances[needed - 1] if needed <= len(distances) else -1)
    return answers
