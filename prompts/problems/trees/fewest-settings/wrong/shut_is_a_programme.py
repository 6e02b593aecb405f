# Treats 0 as a programme of its own that shut rooms need.
def fewest_settings(building):
    def solve(part):
        if not part.left and not part.right:
            return {part.val}, 0
        if not part.left or not part.right:
            return solve(part.left or part.right)
        left, left_count = solve(part.left)
        right, right_count = solve(part.right)
        if left & right:
            return left & right, left_count + right_count
        return left | right, left_count + right_count + 1

    return solve(building)[1] + 1
