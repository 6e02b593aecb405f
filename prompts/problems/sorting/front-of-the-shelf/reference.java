class Solution {
    public int[] booksToMove(int[] shelf) {
        int[] inOrder = shelf.clone();
        Arrays.sort(inOrder);
        int left = inOrder.length; // the books from here on stay where they are
        for (int at = shelf.length - 1; at >= 0; at--) {
            if (left > 0 && shelf[at] == inOrder[left - 1]) {
                left--;
            }
        }
        int[] moved = new int[left];
        for (int i = 0; i < left; i++) {
            moved[i] = inOrder[left - 1 - i];
        }
        return moved;
    }
}
