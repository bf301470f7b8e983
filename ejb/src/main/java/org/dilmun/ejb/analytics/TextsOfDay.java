package org.dilmun.ejb.analytics;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The texts that this node has kept today: so many and no more, lest a script that searches for nonsense fills the table. */
final class TextsOfDay {

    static final int MOST = 5_000;

    private final Set<String> texts = new HashSet<>();
    private LocalDate day = LocalDate.MIN;

    /** @return the text, or empty if it is new and the day has had its share */
    synchronized String kept(LocalDate today, String text) {
        if (!today.equals(day)) {
            day = today;
            texts.clear();
        }
        if (texts.size() < MOST) {
            texts.add(text);
        }
        return texts.contains(text) ? text : "";
    }
}
