package org.dilmun.ejb.analytics;

import java.time.LocalDate;

/**
 * What visits are counted by. Who came is no part of it.
 *
 * @param page address behind the language, with its variables unfilled
 * @param service code; empty on pages of no service
 */
record Visit(LocalDate day, String page, String service, String language) {

    Visit withoutService() {
        return new Visit(day, page, "", language);
    }
}
