package org.dilmun.ejb.analytics;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.analytics.PageFeedback;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** It is 5 November in Bahrain from 21:00 UTC of the day before on. */
@OnDatabase
class UsageCounterTest {

    private static final Language ARABIC = new Language("ar");
    private static final Language ENGLISH = new Language("en");
    private static final String SERVICE = "/services/{code}";

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2017-11-04T21:00:00Z");
    private UsageCounter counter;

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> now);
        counter = database.bean(UsageCounter.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void visits_are_added_up_by_day_page_service_and_language() {
        counter.visit("", "", ARABIC);
        counter.visit(SERVICE, "id-card-replacement", ARABIC);
        counter.visit(SERVICE, "id-card-replacement", ARABIC);
        assertThat(visits()).isEmpty();
        counter.flush();
        counter.visit(SERVICE, "id-card-replacement", ARABIC);
        counter.visit(SERVICE, "id-card-replacement", ENGLISH);
        now = now.plusSeconds(86_400);
        counter.visit(SERVICE, "id-card-replacement", ARABIC);
        counter.flush();
        counter.flush();
        assertThat(visits())
                .containsExactly(
                        "2017-11-05|||ar|1",
                        "2017-11-05|/services/{code}|id-card-replacement|ar|3",
                        "2017-11-05|/services/{code}|id-card-replacement|en|1",
                        "2017-11-06|/services/{code}|id-card-replacement|ar|1");
    }

    @Test
    void searches_are_added_up_by_words_and_hits_and_nobodys_number_is_written() {
        counter.search("Fishing  licence", ENGLISH, 0);
        counter.search("fishing licence", ENGLISH, 0);
        counter.search("بطاقة 😀", ARABIC, 3);
        counter.search("850312345", ARABIC, 0);
        counter.search("maryam@example.org", ENGLISH, 0);
        counter.search("ن".repeat(81), ARABIC, 0);
        counter.flush();
        assertThat(searches())
                .containsExactly(
                        "0|2017-11-05|ar||2",
                        "0|2017-11-05|en||1",
                        "0|2017-11-05|en|fishing licence|2",
                        "3|2017-11-05|ar|بطاقه 😀|1");
    }

    @Test
    void what_happens_to_applications_is_added_up_by_service_day_and_page() {
        counter.started("id-card-replacement");
        counter.opened("id-card-replacement", "reason");
        counter.opened("id-card-replacement", "reason");
        counter.passed("id-card-replacement", "reason");
        counter.flush();
        counter.opened("id-card-replacement", "reason");
        now = now.plusSeconds(86_400);
        counter.opened("id-card-replacement", "reason");
        counter.flush();
        assertThat(rows("select concat(day_on, '|', service_code, '|', page_id, '|', event_name, '|', times)"
                        + " from form_page_count order by day_on, page_id, event_name"))
                .containsExactly(
                        "2017-11-05|id-card-replacement||STARTED|1",
                        "2017-11-05|id-card-replacement|reason|OPENED|3",
                        "2017-11-05|id-card-replacement|reason|PASSED|1",
                        "2017-11-06|id-card-replacement|reason|OPENED|1");
    }

    @Test
    void two_nodes_add_to_the_same_rows_at_once_and_no_count_is_lost() throws Exception {
        int rounds = 20;
        int services = 50;
        var together = new CyclicBarrier(2);
        Callable<Void> first = node(counter, together, rounds, services);
        Callable<Void> second = node(
                database.otherNode().with(BusinessClock.class, () -> now).bean(UsageCounter.class),
                together,
                rounds,
                services);
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> done : nodes.invokeAll(List.of(first, second))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(rows("select count(*), sum(visits) from visit_count")).containsExactly("[50, 2000]");
        assertThat(rows("select count(*), sum(searches) from search_count")).containsExactly("[50, 2000]");
    }

    private static Callable<Void> node(UsageCounter counter, CyclicBarrier together, int rounds, int services) {
        return () -> {
            for (int round = 0; round < rounds; round++) {
                for (int service = 0; service < services; service++) {
                    counter.visit(SERVICE, "service-" + service, ARABIC);
                    counter.search("word " + service, ARABIC, 0);
                }
                together.await();
                counter.flush();
            }
            counter.flush(); // what a round could not write, if it had to give way
            return null;
        };
    }

    @Test
    void what_could_not_be_written_is_written_later() {
        var broken = new boolean[] {true};
        var other = database.otherNode().with(BusinessClock.class, () -> now).bean(UsageCounter.class);
        DataSource real = other.dataSource;
        other.dataSource = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (broken[0]) {
                        throw new SQLException("the database is away");
                    }
                    return method.invoke(real, arguments);
                });
        other.visit("/search", "", ARABIC);
        other.search("visa", ENGLISH, 2);
        other.flush();
        other.visit("/search", "", ARABIC);
        other.flush();
        assertThat(visits()).isEmpty();
        broken[0] = false;
        other.stop();
        assertThat(visits()).containsExactly("2017-11-05|/search||ar|2");
        assertThat(searches()).containsExactly("2|2017-11-05|en|visa|1");
    }

    @Test
    void a_node_keeps_so_many_texts_a_day_and_counts_the_searches_for_others_without() {
        for (int i = 0; i < TextsOfDay.MOST + 500; i++) {
            counter.search("nonsense " + i, ENGLISH, 0);
            if (i % 1_000 == 0) {
                counter.flush();
            }
        }
        counter.search("nonsense 7", ENGLISH, 0);
        counter.flush();
        assertThat(rows("select count(*), sum(searches) from search_count where search_text <> ''"))
                .containsExactly("[5000, 5001]");
        assertThat(rows("select searches from search_count where search_text = ''"))
                .containsExactly("500");
        now = now.plusSeconds(86_400);
        counter.search("nonsense 5400", ENGLISH, 0);
        counter.flush();
        assertThat(rows("select searches from search_count where search_text = 'nonsense 5400'"))
                .containsExactly("1");
    }

    @Test
    void words_go_into_the_total_of_their_day_after_ninety_days_and_comments_go_after_a_year() {
        counter.search("old words", ARABIC, 0);
        counter.search("older words", ARABIC, 0);
        counter.search("850312345", ARABIC, 0);
        counter.search("found", ARABIC, 4);
        counter.flush();
        comment(1, now.minusSeconds(1));
        now = now.plusSeconds(86_400);
        counter.search("new words", ARABIC, 0);
        counter.flush();
        comment(2, now);
        now = now.plusSeconds(90 * 86_400L);

        database.inTransaction(() -> database.bean(ForgetOldUsage.class).run());
        assertThat(searches())
                .containsExactly("0|2017-11-05|ar||3", "0|2017-11-06|ar|new words|1", "4|2017-11-05|ar||1");
        assertThat(comments()).containsExactly("1 fees?", "2 fees?");

        now = Instant.parse("2018-11-04T21:00:00Z");
        database.inTransaction(() -> database.bean(ForgetOldUsage.class).run());
        assertThat(comments()).containsExactly("1 -", "2 fees?");
        assertThat(rows("select sum(searches) from search_count")).containsExactly("5");
    }

    private void comment(long id, Instant at) {
        database.inTransaction(
                () -> database.entityManager().persist(new PageFeedback(id, "/services", "ar", false, "fees?", at)));
    }

    private List<String> comments() {
        return rows("select concat(id, ' ', coalesce(comment_text, '-')) from page_feedback order by id");
    }

    private List<String> visits() {
        return rows("select concat(day_on, '|', page_address, '|', service_code, '|', language, '|', visits)"
                + " from visit_count order by day_on, page_address, service_code, language");
    }

    private List<String> searches() {
        return rows("select concat(hits, '|', day_on, '|', language, '|', search_text, '|', searches)"
                + " from search_count order by hits, day_on, language, search_text");
    }

    private List<String> rows(String sql) {
        var rows = new ArrayList<String>();
        database.inTransaction(() -> {
            for (Object row : database.entityManager().createNativeQuery(sql).getResultList()) {
                rows.add(row instanceof Object[] columns ? Arrays.toString(columns) : row.toString());
            }
        });
        return rows;
    }
}
