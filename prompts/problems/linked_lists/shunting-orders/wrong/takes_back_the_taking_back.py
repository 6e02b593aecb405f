# Records a taken back order as an order of its own, so the next [0, 0, 0] does it again.
def shunt(train, orders):
    numbers = []
    while train:
        numbers.append(train.val)
        train = train.next
    states = []
    for first, last, behind in orders:
        before = numbers
        if first:
            i, j = numbers.index(first), numbers.index(last)
            stretch, rest = numbers[i : j + 1], numbers[:i] + numbers[j + 1 :]
            place = rest.index(behind) + 1 if behind else 0
            numbers = rest[:place] + stretch + rest[place:]
        elif states:
            numbers = states[-1]
        else:
            continue
        states.append(before)
    head = None
    for number in reversed(numbers):
        head = ListNode(number, head)
    return head
