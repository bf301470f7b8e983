package org.dilmun.ejb.analytics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AfterMigration;

/**
 * Counts visits, searches and what happens to applications in the memory of the node and adds them to the tables every ten
 * seconds and at the end, so that nobody waits for it. What a node loses is what it counted in its last seconds, if it is killed.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@Interceptors(AfterMigration.class)
public class UsageCounter {

    /** Of each kind, between two writings: in all a few megabytes. */
    static final int MOST_ROWS = 10_000;

    private static final int ROWS_A_TRANSACTION = 200;

    private static final System.Logger LOG = System.getLogger(UsageCounter.class.getName());

    @Resource(lookup = "java:app/jdbc/dilmun")
    DataSource dataSource;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    private final PendingCounts<Visit> visits = new PendingCounts<>(MOST_ROWS, Visit::withoutService);
    private final PendingCounts<Search> searches = new PendingCounts<>(MOST_ROWS, Search::withoutText);
    private final PendingCounts<FormEvent> forms = new PendingCounts<>(MOST_ROWS, FormEvent::withoutPage);
    private final TextsOfDay texts = new TextsOfDay();

    /** A server that is told to end has closed its connections by the time that its beans hear of it. */
    private final Thread atEnd = new Thread(this::flush, "usage");

    /**
     * Counts that somebody opened a page.
     *
     * @param page its address behind the language, with its variables unfilled: {@code /services/{code}}
     * @param service code of a service that there is; empty on other pages
     */
    public void visit(String page, String service, Language language) {
        visits.add(new Visit(today(), page, service, language.tag()), 1);
    }

    /** Counts that somebody searched; the words only if they can be of no person. */
    public void search(String typed, Language language, int hits) {
        LocalDate today = today();
        String text = texts.kept(today, SearchText.kept(typed));
        searches.add(new Search(today, language.tag(), text, hits), 1);
    }

    /** Counts that somebody began an application for that service. */
    public void started(String service) {
        count(service, "", FormEvent.Kind.STARTED);
    }

    /** Counts that somebody opened that page of a form, or its review. */
    public void opened(String service, String page) {
        count(service, page, FormEvent.Kind.OPENED);
    }

    /** Counts that somebody went on from that page of a form, or submitted what the review showed. */
    public void passed(String service, String page) {
        count(service, page, FormEvent.Kind.PASSED);
    }

    private void count(String service, String page, FormEvent.Kind kind) {
        forms.add(new FormEvent(today(), service, page, kind), 1);
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "usage")
    public void flush() {
        flush(visits, UsageRows.VISITS);
        flush(searches, UsageRows.SEARCHES);
        flush(forms, UsageRows.FORMS);
    }

    @PostConstruct
    void start() {
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    @PreDestroy
    void stop() {
        flush();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException theProcessEnds) {
            // then it runs, or has run
        }
    }

    private <K> void flush(PendingCounts<K> pending, UsageRows<K> rows) {
        Map<K, Long> unwritten = pending.take();
        List<K> keys = unwritten.keySet().stream().sorted(rows.order()).toList();
        if (keys.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            for (int from = 0; from < keys.size(); from += ROWS_A_TRANSACTION) {
                List<K> some = keys.subList(from, Math.min(from + ROWS_A_TRANSACTION, keys.size()));
                write(connection, rows, some, unwritten);
                some.forEach(unwritten::remove);
            }
        } catch (SQLException e) { // counted again with what comes meanwhile
            LOG.log(System.Logger.Level.WARNING, "what was counted was not written; the next run does it", e);
        } finally {
            unwritten.forEach(pending::add);
        }
    }

    private static <K> void write(Connection connection, UsageRows<K> rows, List<K> keys, Map<K, Long> counts)
            throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(rows.sql())) {
            for (K key : keys) {
                rows.fill(statement, key, counts.get(key));
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
