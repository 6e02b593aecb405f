class Solution {
    private static class Edit {
        final int start;
        final int end;
        final String text;

        Edit(String base, String revision) {
            int shorter = Math.min(base.length(), revision.length());
            int from = 0;
            while (from < shorter && base.charAt(from) == revision.charAt(from)) {
                from++;
            }
            int kept = 0;
            while (kept < shorter - from
                    && base.charAt(base.length() - 1 - kept) == revision.charAt(revision.length() - 1 - kept)) {
                kept++;
            }
            start = from;
            end = base.length() - kept;
            text = revision.substring(from, revision.length() - kept);
        }
    }

    public String mergeEdits(String base, String mine, String theirs) {
        if (mine.equals(theirs) || theirs.equals(base)) {
            return mine;
        }
        if (mine.equals(base)) {
            return theirs;
        }
        Edit first = new Edit(base, mine);
        Edit second = new Edit(base, theirs);
        if (second.start < first.start) {
            Edit swapped = first;
            first = second;
            second = swapped;
        }
        if (first.end >= second.start) {
            return "CONFLICT";
        }
        return base.substring(0, first.start) + first.text
                + base.substring(first.end, second.start) + second.text
                + base.substring(second.end);
    }
}
