package org.dilmun.ejb.analytics;

import java.time.LocalDate;

/**
 * What searches are counted by. Who searched is no part of it.
 *
 * @param text as {@link SearchText} keeps it; empty: only that there was a search
 */
record Search(LocalDate day, String language, String text, int hits) {

    Search withoutText() {
        return new Search(day, language, "", hits);
    }
}
