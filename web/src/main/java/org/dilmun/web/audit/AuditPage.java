package org.dilmun.web.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.audit.AuditBlock;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.audit.AuditEvent.Outcome;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.audit.AuditProof;
import org.dilmun.ejb.audit.AuditTrail;
import org.dilmun.ejb.audit.Proof;
import org.dilmun.ejb.audit.Pseudonyms;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The audit trail as auditors see it: what happened to a thing or on a day, and whether it is as it was sealed. */
@Named
@RequestScoped
public class AuditPage {

    private static final int SIZE = 25;
    private static final int BLOCKS = 10;
    private static final int SHORT_HASH = 12;

    /** As fields for a day write it; no other years than those of four digits. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Inject
    AuditProof proofs;

    @Inject
    AuditTrail trail;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Country country;

    @Inject
    RealClock clock;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<AuditBlock> blocks;
    private Proof proof;
    private AuditTrail.Found found;

    /** A sealed block. */
    public record Block(String number, ZonedDateTime sealedAt, String events, String hash, String shortHash) {}

    /** An act; {@code actor} is a kind and a pseudonym, {@code action} in the API's words, {@code reference} null if it has none. */
    public record Event(
            ZonedDateTime at, String actor, String action, String reference, String outcome, String outcomeKind) {}

    /** What a check has found; {@code block} and {@code event} are null where none can be named, {@code next} if all is done. */
    public record Result(boolean intact, String text, String block, String event, String next) {}

    @PostConstruct
    void load() {
        blocks = proofs.latest(BLOCKS);
    }

    /** Answers what the address asks. */
    public void answer() {
        switch (value("ask")) {
            case "check" -> check();
            case "search" -> search();
            default -> {
                // the page is opened without a question
            }
        }
    }

    private void check() {
        Optional<Long> from = number("from");
        Optional<Long> to = number("to");
        if (from.isPresent() && to.isPresent()) {
            if (to.get() < from.get()) {
                errors.add("to", "office_audit.problem.range");
            } else {
                proof = proofs.check(from.get(), to.get());
            }
        }
    }

    /** @return the number of a block; otherwise the field says what is wrong with it */
    private Optional<Long> number(String field) {
        try {
            long number = Long.parseLong(value(field));
            if (number > 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // told below, as a number that no block can have
        }
        errors.add(field, "office_audit.problem.number");
        return Optional.empty();
    }

    private void search() {
        try {
            Reference reference = value("reference").isEmpty() ? null : Reference.parse(value("reference"));
            day().ifPresent(day -> search(reference, day));
        } catch (Problem problem) {
            errors.add("reference", problem);
        }
    }

    /** Of a search: bounds of the day; both null for any. */
    private record Span(Instant from, Instant until) {}

    /** @return empty if the field says what is wrong with it */
    private Optional<Span> day() {
        if (value("day").isEmpty()) {
            return Optional.of(new Span(null, null));
        }
        try {
            LocalDate day = LocalDate.parse(value("day"), DAY);
            if (!day.isAfter(country.day(clock.instant()))) {
                return Optional.of(new Span(
                        day.atStartOfDay(country.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(country.zone()).toInstant()));
            }
            errors.add("day", "office_audit.problem.day-to-come");
        } catch (DateTimeException noDay) {
            errors.add("day", "office_audit.problem.day");
        }
        return Optional.empty();
    }

    private void search(Reference reference, Span day) {
        found = trail.search(
                new AuditTrail.Wanted(reference == null ? null : reference.value(), day.from(), day.until()),
                after(),
                SIZE);
    }

    /** Where the page begins; an address that somebody has spoilt begins at the start. */
    private AuditTrail.Cursor after() {
        String[] parts = value("after").split("_", 2);
        try {
            Instant at = parts.length == 2 ? Instant.parse(parts[0]) : Instant.MAX;
            boolean ours = at.isAfter(Instant.EPOCH) && at.isBefore(clock.instant());
            return ours ? new AuditTrail.Cursor(at, Long.parseLong(parts[1])) : null;
        } catch (DateTimeException | NumberFormatException spoilt) {
            return null;
        }
    }

    private String value(String parameter) {
        return parameters.getOrDefault(parameter, "").strip();
    }

    public String getReference() {
        return value("reference");
    }

    public String getDay() {
        return value("day");
    }

    /** As it was asked; before that, the first block that is shown. */
    public String getFrom() {
        return parameters.containsKey("from") || blocks.isEmpty()
                ? value("from")
                : Long.toString(blocks.get(blocks.size() - 1).number());
    }

    /** As it was asked; before that, the last block. */
    public String getTo() {
        return parameters.containsKey("to") || blocks.isEmpty()
                ? value("to")
                : Long.toString(blocks.get(0).number());
    }

    public List<Block> getBlocks() {
        return blocks.stream()
                .map(block -> new Block(
                        Long.toString(block.number()),
                        block.sealedAt().atZone(country.zone()),
                        Integer.toString(block.events()),
                        block.hash(),
                        block.hash().substring(0, SHORT_HASH)))
                .toList();
    }

    /** Whether a search was answered, with events or without. */
    public boolean isSearched() {
        return found != null;
    }

    public List<Event> getEvents() {
        return found == null
                ? List.of()
                : found.events().stream().map(this::event).toList();
    }

    private Event event(AuditEvent event) {
        return new Event(
                event.at().atZone(country.zone()),
                actor(event.actor()),
                event.action(),
                event.object() != null && Reference.isWellFormed(event.object()) ? event.object() : null,
                messages.text(
                        lang.language(),
                        "office_audit.outcome." + event.outcome().name().toLowerCase(Locale.ROOT)),
                event.outcome() == Outcome.DONE ? "ok" : "bad");
    }

    /** A job has a name, nobody known has none; people and systems of bodies have a pseudonym. */
    private String actor(String recorded) {
        String[] parts = recorded.split(":", 2);
        String who = parts[0].equals("system") ? parts[1] : pseudonyms.of(recorded);
        return messages.text(lang.language(), "office_audit.actor." + parts[0], who);
    }

    /** The first page; null on it. */
    public String getFirstUrl() {
        return after() == null ? null : url("");
    }

    public String getNextUrl() {
        return found == null
                ? null
                : found.next()
                        .map(next -> url("&after=" + encoded(next.at() + "_" + next.id())))
                        .orElse(null);
    }

    private String url(String after) {
        return lang.url("/office/audit") + "?ask=search&reference=" + encoded(getReference()) + "&day="
                + encoded(getDay()) + after;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the check has found; null if none was asked for. */
    public Result getResult() {
        if (proof == null) {
            return null;
        }
        if (!proof.intact()) {
            return new Result(
                    false,
                    messages.text(
                            lang.language(),
                            "office_audit.fault." + proof.fault().code()),
                    named(proof.block()),
                    named(proof.event()),
                    null);
        }
        if (proof.to() < proof.from()) {
            return new Result(true, messages.text(lang.language(), "office_audit.info.no-blocks"), null, null, null);
        }
        String text = messages.text(
                lang.language(),
                "office_audit.info.intact",
                Long.toString(proof.from()),
                Long.toString(proof.to()),
                Long.toString(proof.events()));
        return new Result(true, text, null, null, next());
    }

    /** A range that is longer than one check goes on in the next; null if all of it was looked at. */
    private String next() {
        return proof.more() && proof.to() < number("to").orElseThrow()
                ? lang.url("/office/audit") + "?ask=check&from=" + (proof.to() + 1) + "&to=" + value("to")
                : null;
    }

    private static String named(long number) {
        return number == 0 ? null : Long.toString(number);
    }
}
