def ended_by_the_way(events: list[str]) -> list[str]:
    """For every closing, the openings before it that are still open, found in a table of when each one ended."""
    ended_at = {number: None for number, event in enumerate(events) if event[0] == "+"}
    by_the_way = []
    for now, event in enumerate(events):
        if event[0] == "+":
            continue
        still_open = [number for number, end in ended_at.items() if number < now and end is None]
        same = [number for number in still_open if events[number][1:] == event[1:]]
        if same:
            inside = [number for number in still_open if number >= max(same)]
            by_the_way += [events[number][1:] for number in sorted(inside, reverse=True) if number != max(same)]
            ended_at.update(dict.fromkeys(inside, now))
    return by_the_way
