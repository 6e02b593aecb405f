# Returns -1 when exactly all crews of the road are needed.
def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    answers = []
    for km, needed in calls:
        if sum(crews) <= needed:
            answers.append(-1)
            continue
        found = 0
        for distance, count in sorted((abs(station - km), count) for station, count in zip(stations, crews)):
            found += count
            if found >= needed:
                answers.append(distance)
                break
    return answers
