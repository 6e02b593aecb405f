# Right, but tries every programme at every area without keeping results: exponential in the depth.
def fewest_settings(building):
    def settings(part, inherited):
        if not part.left and not part.right:
            return 0 if part.val in (0, inherited) else 1
        best = None
        for programme in range(0 if inherited == 0 else 1, 21):
            cost = 0 if programme == inherited else 1
            for below in (part.left, part.right):
                if below and (best is None or cost < best):
                    cost += settings(below, programme)
            if best is None or cost < best:
                best = cost
        return best

    return settings(building, 0)
