def letters_to_fetch(current: str, wanted: str) -> str:
    """Hang the wanted text letter by letter, taking down any piece that will do."""

    def will_do(up: str, letter: str) -> bool:
        return up == letter or {up, letter} == {"M", "W"} or {up, letter} == {"6", "9"}

    front = [up for up in current if up != " "]
    fetched = []
    for letter in wanted:
        if letter == " ":
            continue
        for i, up in enumerate(front):
            if will_do(up, letter):
                del front[i]
                break
        else:
            fetched.append("M" if letter == "W" else "6" if letter == "9" else letter)
    return "".join(sorted(fetched))
