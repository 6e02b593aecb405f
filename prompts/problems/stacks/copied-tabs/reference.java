class Solution {
    /** A page in a history; back.get(j) is the page 2^j pages before it. */
    private static final class Page {
        final int number;
        final int depth;
        final List<Page> back = new ArrayList<>();

        Page(int number, Page before) {
            this.number = number;
            this.depth = before == null ? 0 : before.depth + 1;
            for (int power = 0; before != null; power++) {
                back.add(before);
                before = power < before.back.size() ? before.back.get(power) : null;
            }
        }

        Page goneBack(int count) {
            Page page = this;
            int left = Math.min(count, depth);
            for (int power = 0; left > 0; power++, left >>= 1) {
                if ((left & 1) == 1) {
                    page = page.back.get(power);
                }
            }
            return page;
        }
    }

    public int[] shownPages(int[][] actions) {
        List<Page> tabs = new ArrayList<>();
        tabs.add(new Page(0, null));
        int[] shown = new int[actions.length];
        for (int i = 0; i < actions.length; i++) {
            int tab = actions[i][1];
            int value = actions[i][2];
            switch (actions[i][0]) {
                case 0 -> tabs.set(tab, new Page(value, tabs.get(tab)));
                case 1 -> tabs.set(tab, tabs.get(tab).goneBack(value));
                default -> tabs.add(tabs.get(tab));
            }
            shown[i] = tabs.get(tab).number;
        }
        return shown;
    }
}
