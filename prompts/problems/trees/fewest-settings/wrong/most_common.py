# Gives each area the programme that most of its rooms need, as if rooms counted rather than settings.
from collections import Counter


def fewest_settings(building):
    needs = {}

    def count(part):
        if not part.left and not part.right:
            needs[part] = Counter([part.val] if part.val else [])
        else:
            needs[part] = Counter()
            for below in (part.left, part.right):
                if below:
                    count(below)
                    needs[part] += needs[below]

    def settings(part, inherited):
        if not part or not needs[part]:
            return 0
        best, rooms = min(needs[part].items(), key=lambda item: (-item[1], item[0]))
        own = 0
        if needs[part][inherited] < rooms:
            inherited, own = best, 1
        return own + settings(part.left, inherited) + settings(part.right, inherited)

    count(building)
    return settings(building, 0)
