def shortest_card(cloth: str) -> int:
    """Let the loom run on every card that begins like the cloth, row by row."""

    def woven(card: str, rows: int) -> str:
        cloth_rows = []
        position, direction = 0, 1
        while len(cloth_rows) < rows:
            cloth_rows.append(card[position])
            if 0 <= position + direction < len(card):
                position += direction
            else:
                direction = -direction
        return "".join(cloth_rows)

    return next(k for k in range(1, len(cloth) + 1) if woven(cloth[:k], len(cloth)) == cloth)
