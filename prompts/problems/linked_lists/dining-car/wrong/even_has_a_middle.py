# Treats the wagon behind the front half as a dining car for even lengths too.
def swap_halves(train):
    length, node = 0, train
    while node:
        length, node = length + 1, node.next
    if length < 3:
        return train
    front_end = train
    for _ in range((length - 1) // 2 - 1):
        front_end = front_end.next
    dining_car = front_end.next
    rear = dining_car.next
    front_end.next = None
    last = rear
    while last.next:
        last = last.next
    last.next = dining_car
    dining_car.next = train
    return rear
