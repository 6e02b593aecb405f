function swapHalves(train) {
  if (train === null || train.next === null) return train;
  let frontEnd = train;
  let last = train.next;
  while (last.next !== null && last.next.next !== null) {
    frontEnd = frontEnd.next;
    last = last.next.next;
  }
  let rear = frontEnd.next;
  let diningCar = null;
  if (last.next !== null) {
    diningCar = rear;
    rear = rear.next;
    last = last.next;
    diningCar.next = train;
  }
  frontEnd.next = null;
  last.next = diningCar ?? train;
  return rear;
}
