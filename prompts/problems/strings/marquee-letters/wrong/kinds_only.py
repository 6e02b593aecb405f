# Looks at the kinds of piece, not at how many of each there are.
def letters_to_fetch(current, wanted):
    turn = str.maketrans("W9", "M6", " ")
    have = set(current.translate(turn))
    return "".join(sorted(piece for piece in wanted.translate(turn) if piece not in have))
