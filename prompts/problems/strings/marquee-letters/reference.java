class Solution {
    public String lettersToFetch(String current, String wanted) {
        int[] missing = new int[128];
        for (char letter : wanted.toCharArray()) {
            missing[piece(letter)]++;
        }
        for (char letter : current.toCharArray()) {
            missing[piece(letter)]--;
        }
        missing[' '] = 0;
        StringBuilder fetch = new StringBuilder();
        for (char letter = '0'; letter <= 'Z'; letter++) {
            fetch.append(String.valueOf(letter).repeat(Math.max(0, missing[letter])));
        }
        return fetch.toString();
    }

    private char piece(char letter) {
        return letter == 'W' ? 'M' : letter == '9' ? '6' : letter;
    }
}
