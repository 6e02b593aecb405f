from collections import Counter


def letters_to_fetch(current: str, wanted: str) -> str:
    def pieces(text: str) -> Counter[str]:
        return Counter(text.replace(" ", "").replace("W", "M").replace("9", "6"))

    missing = pieces(wanted) - pieces(current)
    return "".join(sorted(missing.elements()))
