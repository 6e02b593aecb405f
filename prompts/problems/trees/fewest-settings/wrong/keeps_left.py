# Settles on the left part's programme at once where the parts differ, and so loses the right part's.
def fewest_settings(building):
    count = 0

    def programme(part):
        nonlocal count
        if not part.left and not part.right:
            return part.val
        left = programme(part.left) if part.left else 0
        right = programme(part.right) if part.right else 0
        if left and right and left != right:
            count += 1
        return left or right

    return count + 1 if programme(building) else count
