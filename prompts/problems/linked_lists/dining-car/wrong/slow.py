# Right, but walks from the first wagon to each position: O(n^2).
def swap_halves(train):
    def wagon_at(position):
        node = train
        for _ in range(position):
            node = node.next
        return node.val

    length, node = 0, train
    while node:
        length, node = length + 1, node.next
    half = length // 2
    order = list(range(length - half, length)) + list(range(half, length - half)) + list(range(half))
    start = last = ListNode(0)
    for position in order:
        last.next = ListNode(wagon_at(position))
        last = last.next
    return start.next
