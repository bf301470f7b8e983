package org.dilmun.web.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.ledger.AccountStatement;
import org.dilmun.ejb.ledger.AccountStatement.Cursor;
import org.dilmun.ejb.ledger.Treasury;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What moved on one account in a period, for the treasury. */
@Named
@RequestScoped
public class LedgerAccountPage {

    private static final int SIZE = 50;

    @Inject
    Treasury treasury;

    @Inject
    LedgerPeriod period;

    @Inject
    AccountNames names;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private LedgerAccount account;
    private AccountStatement statement;

    /** A posting; {@code url} of its entry and {@code reference} of its cause are null where nothing explains it. */
    public record Row(
            ZonedDateTime at,
            String kind,
            String reference,
            String url,
            String counterCode,
            String counter,
            String counterUrl,
            Money debit,
            Money credit,
            Money balance) {}

    @PostConstruct
    void load() {
        account = names.find(parameters.getOrDefault("account", ""));
        if (period.isReadable()) {
            statement = treasury.statement(account, period.from(), period.to(), after(), SIZE);
        }
    }

    /** Where the page begins; an address that somebody has spoilt begins at the start. */
    private Cursor after() {
        String[] parts = parameters.getOrDefault("after", "").split("_", 3);
        try {
            Instant at = parts.length == 3 ? Instant.parse(parts[0]) : Instant.EPOCH;
            boolean ours = at.isAfter(Instant.EPOCH) && at.isBefore(period.end());
            return ours ? new Cursor(at, Long.parseLong(parts[1]), Integer.parseInt(parts[2])) : null;
        } catch (DateTimeException | NumberFormatException spoilt) {
            return null;
        }
    }

    LedgerAccount account() {
        return account;
    }

    public String getNumber() {
        return names.code(account);
    }

    /** Of a sub-account with what it is a part of. */
    public String getName() {
        String chart = names.ofChart(account.chart());
        return account.bodyId() == null ? chart : names.of(account) + " – " + chart;
    }

    public String getUrl() {
        return lang.url("/office/ledger/accounts/" + names.code(account));
    }

    /** The trial balance of the same period. */
    public String getBackUrl() {
        return lang.url("/office/ledger") + (period.isReadable() ? period.query() : "");
    }

    /** Null unless there is a period. */
    public AccountStatement getStatement() {
        return statement;
    }

    public List<Row> getRows() {
        return statement.rows().stream().map(this::row).toList();
    }

    private Row row(AccountStatement.Row row) {
        return new Row(
                row.at().atZone(country.zone()),
                kind(row.kind()),
                row.cause() == null ? null : row.cause().value(),
                row.cause() == null ? null : lang.url(LedgerEntryPage.path(row.kind(), row.cause())),
                names.code(row.counter()),
                names.of(row.counter()),
                names.url(row.counter()),
                row.debit(),
                row.credit(),
                row.balance());
    }

    private String kind(EntryKind kind) {
        return messages.text(
                lang.language(),
                "office_ledger.kind." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The first page; null on it. */
    public String getFirstUrl() {
        return after() == null ? null : names.url(account);
    }

    public String getNextUrl() {
        return statement
                .next()
                .map(next -> names.url(account) + "&after=" + next.at() + "_" + next.entryId() + "_" + next.number())
                .orElse(null);
    }
}
