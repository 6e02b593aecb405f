def write_badges(guests: list[str]) -> list[str]:
    """For every guest the forms from the shortest on, until no other guest fits the form."""
    badges = []
    for guest in guests:
        others = [other for other in guests if other != guest]
        first_only, with_initial = guest[: guest.index(" ") + 1], guest[: guest.index(" ") + 2]
        if not any(other.startswith(first_only) for other in others):
            badges.append(first_only.rstrip())
        elif not any(other.startswith(with_initial) for other in others):
            badges.append(with_initial + ".")
        else:
            badges.append(guest)
    return badges
