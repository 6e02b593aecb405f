class Solution {
    public int shortestCard(String cloth) {
        int n = cloth.length();
        String mirrored = new StringBuilder(cloth).reverse().toString();
        int[] repeats = matchesWithStart(cloth);
        int[] begins = matchesWithStart(cloth + "|" + mirrored);
        int[] ends = matchesWithStart(mirrored + "|" + cloth);
        int offset = n + 1;
        for (int k = 1; k < n; k++) {
            boolean fits = 2 * k <= n
                    ? begins[offset + n - 2 * k] >= 2 * k && (2 * k == n || repeats[2 * k] == n - 2 * k)
                    : ends[offset + 2 * k - n] == 2 * (n - k);
            if (fits) {
                return k;
            }
        }
        return n;
    }

    private int[] matchesWithStart(String text) {
        char[] letters = text.toCharArray();
        int[] z = new int[letters.length];
        int left = 0;
        int right = 0;
        for (int i = 1; i < letters.length; i++) {
            int length = i < right ? Math.min(right - i, z[i - left]) : 0;
            while (i + length < letters.length && letters[length] == letters[i + length]) {
                length++;
            }
            z[i] = length;
            if (i + length > right) {
                left = i;
                right = i + length;
            }
        }
        return z;
    }
}
