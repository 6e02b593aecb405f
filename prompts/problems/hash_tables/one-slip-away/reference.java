class Solution {
    public int[] countMixUps(String[] numbers) {
        Set<String> members = new HashSet<>(Arrays.asList(numbers));
        Map<String, Integer> blanked = new HashMap<>();
        for (String number : numbers) {
            for (int i = 0; i < number.length(); i++) {
                blanked.merge(blank(number, i), 1, Integer::sum);
            }
        }
        int[] counts = new int[numbers.length];
        for (int n = 0; n < numbers.length; n++) {
            String number = numbers[n];
            for (int i = 0; i < number.length(); i++) {
                counts[n] += blanked.get(blank(number, i)) - 1;
                if (i > 0 && number.charAt(i) != number.charAt(i - 1) && members.contains(swap(number, i))) {
                    counts[n]++;
                }
            }
        }
        return counts;
    }

    private String blank(String number, int i) {
        char[] digits = number.toCharArray();
        digits[i] = '*';
        return new String(digits);
    }

    private String swap(String number, int i) {
        char[] digits = number.toCharArray();
        char right = digits[i];
        digits[i] = digits[i - 1];
        digits[i - 1] = right;
        return new String(digits);
    }
}
