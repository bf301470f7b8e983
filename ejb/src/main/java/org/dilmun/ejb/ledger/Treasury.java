package org.dilmun.ejb.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.joda.money.Money;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.ledger.Posting;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.ledger.AccountStatement.Cursor;
import org.dilmun.ejb.ledger.AccountStatement.Row;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads the books for those who may. Days are those of the country, from the first moment of one to the last of another. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Treasury {

    private static final String OBJECT = "ledger";
    private static final Sums NOTHING = new Sums(0, 0);

    /** The order of the journal: by time, then by entry, then by posting. */
    private static final String AFTER = " and (e.bookedAt > :at or e.bookedAt = :at and (e.id > :entry"
            + " or e.id = :entry and p.number > :number))";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    PostingSums sums;

    @Inject
    Ledger ledger;

    @Inject
    Causes causes;

    @Inject
    Country country;

    /**
     * An entry and what caused it.
     *
     * @param cause empty if nothing explains its source
     * @param related other entries of the same cause, in their order
     */
    public record ShownEntry(
            JournalEntry entry, List<Movement> movements, Optional<Cause> cause, List<JournalEntry> related) {}

    /** @return how the accounts of the chart are called */
    public Map<ChartAccount, LocalizedText> names() {
        List<?> rows = em.createNativeQuery("select account_no, name from ledger_account")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> ChartAccount.numbered((String) row[0]),
                        row -> Json.read((String) row[1], LocalizedText.class)));
    }

    /** @return of each account that ever moved until the end of that period */
    public TrialBalance trialBalance(LocalDate from, LocalDate to) {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        Instant begin = sums.start(from);
        Map<LedgerAccount, Sums> opening = sums.before(begin);
        Map<LedgerAccount, Sums> moved = sums.between(begin, sums.start(to.plusDays(1)));
        return new TrialBalance(
                country.currency(),
                Stream.concat(opening.keySet().stream(), moved.keySet().stream())
                        .distinct()
                        .sorted(Comparator.comparing(LedgerAccount::chart)
                                .thenComparing(LedgerAccount::bodyId, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .map(account -> line(account, opening, moved))
                        .toList());
    }

    private TrialBalance.Line line(
            LedgerAccount account, Map<LedgerAccount, Sums> opening, Map<LedgerAccount, Sums> moved) {
        Sums period = moved.getOrDefault(account, NOTHING);
        return new TrialBalance.Line(
                account,
                money(opening.getOrDefault(account, NOTHING).balance()),
                money(period.debit()),
                money(period.credit()));
    }

    /** @return debits less credits of that account before that moment */
    public Money balance(LedgerAccount account, Instant before) {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        return money(sums.before(before).getOrDefault(account, NOTHING).balance());
    }

    /**
     * What moved on an account in that period.
     *
     * @param after where the stretch before ended; null: from the beginning of the period
     * @param size rows at most
     */
    public AccountStatement statement(LedgerAccount account, LocalDate from, LocalDate to, Cursor after, int size) {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        Instant begin = sums.start(from);
        Cursor start = after == null || after.at().isBefore(begin) ? null : after;
        List<Posting> found = postings(account, begin, sums.start(to.plusDays(1)), start)
                .setMaxResults(size + 1)
                .getResultList();
        List<Posting> shown = found.subList(0, Math.min(size, found.size()));
        Map<JournalEntry, Reference> references = references(shown);
        Money opening = start == null ? money(sumBefore(account, begin)) : opening(account, start);
        Money balance = opening;
        var rows = new ArrayList<Row>();
        for (Posting posting : shown) {
            Row row = row(account, posting, references.get(posting.entry()), balance);
            balance = row.balance();
            rows.add(row);
        }
        return new AccountStatement(opening, rows, found.size() > size ? Optional.of(cursor(shown)) : Optional.empty());
    }

    private static Cursor cursor(List<Posting> shown) {
        Posting last = shown.get(shown.size() - 1);
        return new Cursor(last.entry().bookedAt(), last.entry().id(), last.number());
    }

    private long sumBefore(LedgerAccount account, Instant moment) {
        return sums.before(moment).getOrDefault(account, NOTHING).balance();
    }

    /** What came before the cursor: all of the moments before, and of its moment the rows up to it. */
    private Money opening(LedgerAccount account, Cursor after) {
        long sameMoment = postings(account, after.at(), after.at().plus(1, ChronoUnit.MICROS), null)
                .getResultStream()
                .filter(posting -> !isAfter(posting, after))
                .mapToLong(posting -> signed(account, posting))
                .sum();
        return money(sumBefore(account, after.at()) + sameMoment);
    }

    private static boolean isAfter(Posting posting, Cursor cursor) {
        long entry = posting.entry().id();
        return entry > cursor.entryId() || (entry == cursor.entryId() && posting.number() > cursor.number());
    }

    private static long signed(LedgerAccount account, Posting posting) {
        Movement movement = posting.movement();
        long minor = movement.amount().getAmountMinorLong();
        return movement.debit().equals(account) ? minor : -minor;
    }

    private TypedQuery<Posting> postings(LedgerAccount account, Instant from, Instant until, Cursor after) {
        var values = new HashMap<String, Object>(Map.of(
                "from", from, "until", until, "currency", country.currency().getCode(), "account", account.chart()));
        if (account.bodyId() != null) {
            values.put("body", account.bodyId());
        }
        if (after != null) {
            values.put("at", after.at());
            values.put("entry", after.entryId());
            values.put("number", after.number());
        }
        TypedQuery<Posting> query = em.createQuery(
                "select p from Posting p join fetch p.entry e where e.bookedAt >= :from and e.bookedAt < :until"
                        + " and p.amount.currency = :currency and (" + is(account, "debit") + " or "
                        + is(account, "credit") + ")" + (after == null ? "" : AFTER)
                        + " order by e.bookedAt, e.id, p.number",
                Posting.class);
        values.forEach(query::setParameter);
        return query;
    }

    private static String is(LedgerAccount account, String side) {
        return "p." + side + " = :account" + (account.bodyId() == null ? "" : " and p." + side + "BodyId = :body");
    }

    private Map<JournalEntry, Reference> references(List<Posting> postings) {
        var references = new HashMap<JournalEntry, Reference>();
        postings.stream()
                .map(Posting::entry)
                .distinct()
                .collect(Collectors.groupingBy(JournalEntry::source))
                .forEach((source, entries) -> {
                    Map<Long, Reference> known = causes.references(
                            source, entries.stream().map(JournalEntry::sourceId).toList());
                    entries.forEach(entry -> references.put(entry, known.get(entry.sourceId())));
                });
        return references;
    }

    private static Row row(LedgerAccount account, Posting posting, Reference cause, Money before) {
        Movement movement = posting.movement();
        boolean debited = movement.debit().equals(account);
        Money amount = movement.amount();
        return new Row(
                posting.entry().bookedAt(),
                posting.entry().kind(),
                cause,
                debited ? movement.credit() : movement.debit(),
                debited ? amount : null,
                debited ? null : amount,
                debited ? before.plus(amount) : before.minus(amount));
    }

    /**
     * The entry of that kind which that thing caused.
     *
     * @throws NotFound if there is none
     */
    public ShownEntry entry(EntryKind kind, Reference cause) {
        access.requireAnywhere(Permission.SEE_LEDGER, cause.value());
        JournalEntry entry = causes.find(cause)
                .flatMap(named -> ledger.find(kind, named.source(), named.id()))
                .orElseThrow(() -> new NotFound("journal-entry", kind + " " + cause));
        audit.record("ledger.entry", cause.value(), Map.of("kind", kind.name()));
        return new ShownEntry(entry, entry.movements(), causes.explain(entry), related(entry));
    }

    private List<JournalEntry> related(JournalEntry entry) {
        return em.createQuery(
                        "select e from JournalEntry e where e.source = :source and e.sourceId = :id and e.id <> :entry"
                                + " order by e.bookedAt, e.id",
                        JournalEntry.class)
                .setParameter("source", entry.source())
                .setParameter("id", entry.sourceId())
                .setParameter("entry", entry.id())
                .getResultList();
    }

    /** Comes before the first row of a file that somebody takes along. */
    public void recordExport(String what, LocalDate from, LocalDate to, String format) {
        access.requireAnywhere(Permission.SEE_LEDGER, OBJECT);
        audit.record(
                "ledger.exported",
                OBJECT,
                Map.of("what", what, "from", from.toString(), "to", to.toString(), "format", format));
    }

    private Money money(long minor) {
        return Money.ofMinor(country.currency(), minor);
    }
}
