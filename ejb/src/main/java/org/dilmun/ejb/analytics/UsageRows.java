package org.dilmun.ejb.analytics;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;

/**
 * How counts are added to their table.
 *
 * @param sql inserts a row or adds to the one that is there, in one statement: several nodes may do so at once
 * @param order the same on every node: nodes that write the same rows wait for each other, and never in a circle
 */
record UsageRows<K>(String sql, Comparator<K> order, Filler<K> filler) {

    static final UsageRows<Visit> VISITS = new UsageRows<>(
            "insert into visit_count (day_on, page_address, service_code, language, visits) values (?, ?, ?, ?, ?)"
                    + " on duplicate key update visits = visits + values(visits)",
            Comparator.comparing(Visit::day)
                    .thenComparing(Visit::page)
                    .thenComparing(Visit::service)
                    .thenComparing(Visit::language),
            (row, visit, times) -> {
                row.setObject(1, visit.day());
                row.setString(2, visit.page());
                row.setString(3, visit.service());
                row.setString(4, visit.language());
                row.setLong(5, times);
            });

    static final UsageRows<Search> SEARCHES = new UsageRows<>(
            "insert into search_count (hits, day_on, language, search_text, searches) values (?, ?, ?, ?, ?)"
                    + " on duplicate key update searches = searches + values(searches)",
            Comparator.comparing(Search::hits)
                    .thenComparing(Search::day)
                    .thenComparing(Search::language)
                    .thenComparing(Search::text),
            (row, search, times) -> {
                row.setInt(1, search.hits());
                row.setObject(2, search.day());
                row.setString(3, search.language());
                row.setString(4, search.text());
                row.setLong(5, times);
            });

    static final UsageRows<FormEvent> FORMS = new UsageRows<>(
            "insert into form_page_count (service_code, day_on, page_id, event_name, times) values (?, ?, ?, ?, ?)"
                    + " on duplicate key update times = times + values(times)",
            Comparator.comparing(FormEvent::service)
                    .thenComparing(FormEvent::day)
                    .thenComparing(FormEvent::page)
                    .thenComparing(FormEvent::kind),
            (row, event, times) -> {
                row.setString(1, event.service());
                row.setObject(2, event.day());
                row.setString(3, event.page());
                row.setString(4, event.kind().name());
                row.setLong(5, times);
            });

    /** Puts a count into the statement. */
    interface Filler<K> {
        void fill(PreparedStatement row, K key, long times) throws SQLException;
    }

    void fill(PreparedStatement row, K key, long times) throws SQLException {
        filler.fill(row, key, times);
    }
}
