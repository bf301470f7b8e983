package org.dilmun.web.ledger;

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

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.ledger.Cause;
import org.dilmun.ejb.ledger.Treasury;
import org.dilmun.ejb.ledger.Treasury.ShownEntry;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** One entry of the journal with its postings, and the way back from it to what somebody asked for. */
@Named
@RequestScoped
public class LedgerEntryPage {

    @Inject
    Treasury treasury;

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

    private ShownEntry shown;
    private Reference reference;

    /** An account as a link. */
    public record Account(String code, String name, String url) {}

    /** A posting. */
    public record Line(Account debit, Account credit, Money amount) {}

    /** A step of the cause; {@code endedAt} and {@code evidence} may be null. */
    public record Step(String name, String reference, ZonedDateTime begunAt, ZonedDateTime endedAt, String evidence) {}

    /** Another entry of the same cause. */
    public record Related(String kind, ZonedDateTime at, String url) {}

    /** Where the entry of that kind is which that thing caused: {@code capture_PAT-26-…}. */
    static String path(EntryKind kind, Reference cause) {
        return "/office/ledger/entries/" + code(kind) + "_" + cause;
    }

    private static String code(EntryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @PostConstruct
    void load() {
        String[] parts = parameters.getOrDefault("entry", "").split("_", 2);
        if (parts.length < 2 || !Reference.isWellFormed(parts[1])) {
            throw new NotFound("journal-entry", String.join("_", parts));
        }
        EntryKind kind = List.of(EntryKind.values()).stream()
                .filter(each -> code(each).equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new NotFound("journal-entry", parts[0]));
        reference = new Reference(parts[1]);
        shown = treasury.entry(kind, reference);
    }

    public String getKind() {
        return kind(shown.entry());
    }

    private String kind(JournalEntry entry) {
        return messages.text(lang.language(), "office_ledger.kind." + code(entry.kind()));
    }

    public String getReference() {
        return reference.value();
    }

    public ZonedDateTime getBookedAt() {
        return at(shown.entry().bookedAt());
    }

    public List<Line> getLines() {
        return shown.movements().stream()
                .map(movement -> new Line(account(movement.debit()), account(movement.credit()), movement.amount()))
                .toList();
    }

    private Account account(LedgerAccount account) {
        return new Account(names.code(account), names.of(account), names.url(account));
    }

    /** What was paid for; null if nothing explains the entry. */
    public String getDescription() {
        return shown.cause()
                .map(cause -> cause.description().in(lang.language()))
                .orElse(null);
    }

    public String getPayer() {
        return shown.cause().map(cause -> cause.payer().in(lang.language())).orElse(null);
    }

    public List<Step> getSteps() {
        return shown.cause().map(Cause::steps).orElse(List.of()).stream()
                .map(step -> new Step(
                        messages.text(
                                lang.language(),
                                "office_ledger.step." + step.kind().name().toLowerCase(Locale.ROOT)),
                        step.reference().value(),
                        at(step.begunAt()),
                        at(step.endedAt()),
                        step.evidence()))
                .toList();
    }

    public List<Related> getRelated() {
        return shown.related().stream()
                .map(entry -> new Related(kind(entry), at(entry.bookedAt()), lang.url(path(entry.kind(), reference))))
                .toList();
    }

    private ZonedDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(country.zone());
    }
}
