# Correct, but sorts all stations by distance anew for every call: quadratic time.
def reach_for_calls(stations: list[int], crews: list[int], calls: list[list[int]]) -> list[int]:
    answers = []
    for km, needed in calls:
        found, reach = 0, -1
        for distance, count in sorted((abs(station - km), count) for station, count in zip(stations, crews)):
            found += count
            if found >= needed:
                reach = distance
                break
        answers.append(reach)
    return answers
