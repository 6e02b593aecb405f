def shunt(train: ListNode | None, orders: list[list[int]]) -> ListNode | None:
    """A plain list and its slices; the whole train is written down before each order, to be taken back from there."""
    numbers = []
    while train:
        numbers.append(train.val)
        train = train.next
    earlier = []
    for first, last, behind in orders:
        if first:
            earlier.append(numbers)
            start, end = numbers.index(first), numbers.index(last) + 1
            stretch, rest = numbers[start:end], numbers[:start] + numbers[end:]
            place = rest.index(behind) + 1 if behind else 0
            numbers = rest[:place] + stretch + rest[place:]
        elif earlier:
            numbers = earlier.pop()
    for number in reversed(numbers):
        train = ListNode(number, train)
    return train
