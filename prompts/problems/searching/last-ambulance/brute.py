def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    """Every single crew with its distance, nearest first."""
    answers = []
    for km, needed in calls:
        distances = sorted(abs(station - km) for station, count in zip(stations, crews) for _ in range(count))
        answers.append(distances[needed - 1] if needed <= len(distances) else -1)
    return answers
