# Right, but walks from the front to each wagon of an order: O(n * orders).
def shunt(train, orders):
    marker = ListNode(0, train)

    def in_front_of(number):
        node = marker
        while node.next.val != number:
            node = node.next
        return node

    def move(first, last, behind):
        before = in_front_of(first)
        end = before.next
        while end.val != last:
            end = end.next
        start = before.next
        before.next = end.next
        node = marker
        while node.val != behind:
            node = node.next
        end.next = node.next
        node.next = start

    done = []
    for first, last, behind in orders:
        if first:
            done.append((first, last, in_front_of(first).val))
            move(first, last, behind)
        elif done:
            move(*done.pop())
    return marker.next
