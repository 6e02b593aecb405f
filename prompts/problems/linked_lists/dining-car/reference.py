def swap_halves(train: ListNode | None) -> ListNode | None:
    if train is None or train.next is None:
        return train
    front_end, fast = train, train.next
    dining_car = None
    while fast.next and fast.next.next:
        front_end, fast = front_end.next, fast.next.next
    rear = front_end.next
    if fast.next:
        dining_car, rear = rear, rear.next
        fast = fast.next
    front_end.next = None
    if dining_car:
        dining_car.next = train
    fast.next = dining_car or train
    return rear
