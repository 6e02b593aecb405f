def shunt(train: ListNode | None, orders: list[list[int]]) -> ListNode | None:
    marker = ListNode(0, train)
    wagons: dict[int, ListNode] = {}
    front_of: dict[int, ListNode] = {}
    ahead, wagon = marker, train
    wagons[0] = marker
    while wagon:
        wagons[wagon.val] = wagon
        front_of[wagon.val] = ahead
        ahead, wagon = wagon, wagon.next

    def couple(left: ListNode, right: ListNode | None) -> None:
        left.next = right
        if right:
            front_of[right.val] = left

    def move(first: ListNode, last: ListNode, behind: ListNode) -> None:
        couple(front_of[first.val], last.next)
        couple(last, behind.next)
        couple(behind, first)

    done: list[tuple[ListNode, ListNode, ListNode]] = []
    for order in orders:
        if order[0]:
            first, last, behind = (wagons[number] for number in order)
            done.append((first, last, front_of[first.val]))
            move(first, last, behind)
        elif done:
            move(*done.pop())
    return marker.next
