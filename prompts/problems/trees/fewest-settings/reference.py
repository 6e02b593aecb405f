def fewest_settings(building: TreeNode | None) -> int:
    anything = (1 << 21) - 1
    overrides = 0

    def cheapest(part: TreeNode) -> int:
        """The programmes, as bits, that this part would best inherit; bit 0 stands for none at all."""
        nonlocal overrides
        if not part.left and not part.right:
            return 1 << part.val if part.val else anything
        left = cheapest(part.left) if part.left else anything
        right = cheapest(part.right) if part.right else anything
        if left & right:
            return left & right
        overrides += 1
        return left | right

    return 0 if cheapest(building) & 1 else overrides + 1
