# Right, but searches the list of pieces for every letter: O(n^2).
def letters_to_fetch(current, wanted):
    turn = str.maketrans("W9", "M6", " ")
    front = list(current.translate(turn))
    fetch = []
    for letter in wanted.translate(turn):
        if letter in front:
            front.remove(letter)
        else:
            fetch.append(letter)
    return "".join(sorted(fetch))
