class Solution {
    public String[] writeBadges(String[] guests) {
        Map<String, Integer> byFirst = new HashMap<>();
        Map<String, Integer> byInitial = new HashMap<>();
        for (String guest : guests) {
            byFirst.merge(first(guest), 1, Integer::sum);
            byInitial.merge(withInitial(guest), 1, Integer::sum);
        }
        String[] badges = new String[guests.length];
        for (int i = 0; i < guests.length; i++) {
            String first = first(guests[i]);
            String shortForm = withInitial(guests[i]);
            if (byFirst.get(first) == 1) {
                badges[i] = first;
            } else if (byInitial.get(shortForm) == 1) {
                badges[i] = shortForm + ".";
            } else {
                badges[i] = guests[i];
            }
        }
        return badges;
    }

    private String first(String guest) {
        return guest.substring(0, guest.indexOf(' '));
    }

    private String withInitial(String guest) {
        return guest.substring(0, guest.indexOf(' ') + 2);
    }
}
