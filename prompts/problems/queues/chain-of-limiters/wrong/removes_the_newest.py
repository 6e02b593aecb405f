# Takes the box off at the end, like a stack, instead of at the beginning.
def output_levels(actions):
    chain = []
    levels = []
    for kind, a, low, high in actions:
        if kind == 0:
            chain.append((a, low, high))
        elif kind == 1:
            chain.pop()
        else:
            for gain, least, most in chain:
                a = min(max(a + gain, least), most)
            levels.append(a)
    return levels
