package org.dilmun.web.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.ledger.AccountStatement;
import org.dilmun.ejb.ledger.AccountStatement.Cursor;
import org.dilmun.ejb.ledger.Treasury;
import org.dilmun.ejb.ledger.TrialBalance;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.table.TableFormat;
import org.dilmun.web.table.TableWriter;

/** What a page of the books shows, all of it, as a file. Amounts are numbers with the decimals of the currency. */
@Named
@RequestScoped
public class LedgerFile {

    private static final int AT_A_TIME = 500;

    private static final String[] BALANCE = {
        "number", "account", "opening-debit", "opening-credit", "debit", "credit", "closing-debit", "closing-credit"
    };

    private static final String[] STATEMENT = {
        "day", "time", "kind", "cause", "counter-number", "counter", "debit", "credit", "balance"
    };

    @Inject
    Treasury treasury;

    @Inject
    LedgerPeriod period;

    @Inject
    LedgerAccountPage statement;

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

    /** Fills the table that was opened. */
    private interface Filling {
        void write(TableWriter table) throws IOException;
    }

    public void sendBalance() throws IOException {
        TrialBalance balance = period.isReadable() ? treasury.trialBalance(period.from(), period.to()) : null;
        send("trial-balance", "office_ledger.title.name", table -> {
            header(table, BALANCE);
            for (TrialBalance.Line line : balance.lines()) {
                row(
                        table,
                        names.code(line.account()),
                        names.of(line.account()),
                        amount(LedgerPage.debit(line.opening())),
                        amount(LedgerPage.credit(line.opening())),
                        amount(line.debit()),
                        amount(line.credit()),
                        amount(LedgerPage.debit(line.closing())),
                        amount(LedgerPage.credit(line.closing())));
            }
        });
    }

    public void sendStatement() throws IOException {
        send("account-" + statement.getNumber(), "office_ledger.title.statement", this::writeStatement);
    }

    /** A stretch at a time, so that it takes no more memory for more postings. */
    private void writeStatement(TableWriter table) throws IOException {
        header(table, STATEMENT);
        Optional<Cursor> after = Optional.empty();
        do {
            AccountStatement stretch =
                    treasury.statement(statement.account(), period.from(), period.to(), after.orElse(null), AT_A_TIME);
            for (AccountStatement.Row row : stretch.rows()) {
                row(
                        table,
                        country.day(row.at()),
                        row.at().atZone(country.zone()).toLocalTime().toString(),
                        messages.text(
                                lang.language(),
                                "office_ledger.kind."
                                        + row.kind()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')),
                        row.cause() == null ? null : row.cause().value(),
                        names.code(row.counter()),
                        names.of(row.counter()),
                        amount(row.debit()),
                        amount(row.credit()),
                        amount(row.balance()));
            }
            after = stretch.next();
        } while (after.isPresent());
    }

    /** In the format that was asked for; of one that we do not have, or without a period, the page comes again. */
    private void send(String name, String title, Filling filling) throws IOException {
        TableFormat format =
                TableFormat.of(parameters.getOrDefault("export", "")).orElse(null);
        if (format == null || !period.isReadable()) {
            return;
        }
        treasury.recordExport(name, period.from(), period.to(), format.code());
        var faces = FacesContext.getCurrentInstance();
        ExternalContext response = faces.getExternalContext();
        response.setResponseContentType(format.mediaType());
        response.setResponseHeader("Cache-Control", "private, no-store");
        response.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + name + "-" + period.from() + "-" + period.to() + "." + format.code()
                        + "\"");
        try (TableWriter table = format.open(
                response.getResponseOutputStream(),
                messages.text(lang.language(), title),
                lang.getDir().equals("rtl"))) {
            filling.write(table);
        }
        faces.responseComplete();
    }

    private void header(TableWriter table, String... columns) throws IOException {
        table.row(Arrays.stream(columns)
                .map(column -> messages.text(lang.language(), "office_ledger.column." + column))
                .toList());
    }

    private static void row(TableWriter table, Object... cells) throws IOException {
        table.row(Stream.of(cells).toList());
    }

    private static Object amount(Money money) {
        return money == null ? null : money.getAmount();
    }
}
