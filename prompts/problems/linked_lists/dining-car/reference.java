class Solution {
    public ListNode swapHalves(ListNode train) {
        if (train == null || train.next == null) {
            return train;
        }
        ListNode frontEnd = train;
        ListNode last = train.next;
        while (last.next != null && last.next.next != null) {
            frontEnd = frontEnd.next;
            last = last.next.next;
        }
        ListNode rear = frontEnd.next;
        ListNode behindRear = train;
        if (last.next != null) {
            ListNode diningCar = rear;
            rear = rear.next;
            last = last.next;
            diningCar.next = train;
            behindRear = diningCar;
        }
        frontEnd.next = null;
        last.next = behindRear;
        return rear;
    }
}
