package org.dilmun.web.office;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The moves of a case in words, and between them what its officials noted. */
@Named
@RequestScoped
public class CaseHistory {

    /** The system, in the place of those who let the time pass. */
    private static final String OVERDUE = "system:overdue";

    @Inject
    ShownCase shown;

    @Inject
    Cases cases;

    @Inject
    Bodies bodies;

    @Inject
    MemoQueries memos;

    @Inject
    People people;

    @Inject
    InboxChoice choice;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A move of the case, a note, or a memo.
     *
     * @param note null for a move and for a memo
     * @param url where the memo is; null for a move and for a note
     * @param number of the memo; null with the address
     */
    public record Entry(
            NoteView note, String title, String text, ZonedDateTime at, String by, String url, String number) {

        private Entry(NoteView note, String title, String text, ZonedDateTime at, String by) {
            this(note, title, text, at, by, null, null);
        }
    }

    /**
     * What there is to a note besides its text.
     *
     * @param correctUrl where it is written anew; null for those who did not write it
     * @param mentioned who was asked to look at it; null: nobody
     * @param former what stood in its place before, the oldest first
     */
    public record NoteView(String correctUrl, String mentioned, List<Former> former) {}

    /** What a note said before it was corrected. */
    public record Former(String text, ZonedDateTime at) {}

    /** The oldest first; of one moment the move before the note. */
    public List<Entry> getEntries() {
        return Stream.of(
                        shown.request().history().stream()
                                .filter(shown.sight()::tells)
                                .map(this::entry),
                        shown.appeals().appeals().stream().flatMap(this::entries),
                        memos.ofCase(shown.request()).stream().flatMap(this::entries),
                        NoteThreads.of(shown.notes()).stream().map(this::entry))
                .flatMap(some -> some)
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }

    public Entry entry(HistoryEntry entry) {
        return new Entry(null, title(entry), entry.reason().in(lang.language()), at(entry.at()), by(entry));
    }

    private Entry entry(NoteThreads.NoteThread thread) {
        CaseNote first = thread.first();
        boolean own = caller.actor().recorded().equals(first.author());
        String mentioned = first.mentioned() == null ? null : actor(Actor.recorded(first.mentioned()));
        return new Entry(
                new NoteView(
                        own ? correctUrl(thread.number()) : null,
                        mentioned,
                        thread.former().stream()
                                .map(each -> new Former(each.text(), at(each.writtenAt())))
                                .toList()),
                text("office_case.status.note"),
                thread.last().text(),
                at(first.writtenAt()),
                actor(first.author()));
    }

    /** That it was sent, and that it was withdrawn: what is only drafted is no part of the history. */
    private Stream<Entry> entries(Memo memo) {
        return Stream.concat(
                memo.isSent()
                        ? Stream.of(
                                entry(memo, out(memo) ? "memo-sent" : "memo-received", memo.sentAt(), memo.signedBy()))
                        : Stream.empty(),
                memo.withdrawnAt() == null
                        ? Stream.empty()
                        : Stream.of(entry(memo, "memo-withdrawn", memo.withdrawnAt(), memo.withdrawnBy())));
    }

    private boolean out(Memo memo) {
        return caller.actor().may(Permission.SEE_MEMO, memo.from());
    }

    private Entry entry(Memo memo, String what, Instant at, String by) {
        LocalizedText name = Actor.personOf(by)
                .map(person -> people.names(Set.of(person)).get(person))
                .orElse(memo.fromName());
        return new Entry(
                null,
                messages.text(
                        lang.language(),
                        "office_case.status." + what,
                        memo.fromName().in(lang.language()),
                        memo.toName().in(lang.language())),
                out(memo) || memo.takenAt() != null ? memo.content().subject() : null,
                at(at),
                name.in(lang.language()),
                lang.url("/office/memos/" + memo.reference()),
                memo.number());
    }

    private String correctUrl(int number) {
        return choice.address(
                        lang.url("/office/cases/" + shown.reference()),
                        Map.of(CaseNoteForm.CORRECT, Integer.toString(number)))
                + "#note";
    }

    private ZonedDateTime at(Instant moment) {
        return moment.atZone(country.zone());
    }

    /** What the history of the refused case does not say itself: that there was an appeal, and how it ended if nothing came of it. */
    private Stream<Entry> entries(Request appeal) {
        return appeal.history().stream()
                .filter(entry -> entry.from() == RequestStatus.DRAFT
                        || entry.to() == RequestStatus.REJECTED
                        || entry.to() == RequestStatus.WITHDRAWN)
                .map(entry -> new Entry(
                        null,
                        messages.text(
                                lang.language(),
                                "office_case.appeal."
                                        + (entry.from() == RequestStatus.DRAFT ? "submitted" : code(entry.to())),
                                appeal.reference().value()),
                        entry.reason().in(lang.language()),
                        at(entry.at()),
                        by(entry)));
    }

    private String title(HistoryEntry entry) {
        if (entry.to() != RequestStatus.OPEN) {
            return title(entry.to());
        }
        if (entry.opinion().isPresent()) {
            return messages.text(
                    lang.language(),
                    "office_case.opinion." + entry.opinion().get().code(),
                    bodies.name(entry.opinionBody(), country.day(entry.at())).in(lang.language()));
        }
        if (entry.signature().isPresent()) {
            return text("office_case.signature." + entry.signature().get().code());
        }
        return switch (entry.from()) {
            case DRAFT -> submitted();
            case RETURNED -> text("office_case.status.resubmitted");
            case REJECTED -> text("office_case.status.reopened");
            default -> messages.text(lang.language(), "office_case.status.step", step(entry));
        };
    }

    /** What was handed in, and for whom if not for the applicant. */
    private String submitted() {
        return shown.request()
                .subjectId()
                .filter(subject -> shown.request().isApplication())
                .flatMap(subject -> shown.name(Actor.recorded(subject)))
                .map(name ->
                        messages.text(lang.language(), "office_case.status.submitted-for", name.in(lang.language())))
                .orElseGet(() -> text("office_case.status." + submitted(shown.request())));
    }

    private static String submitted(Request request) {
        if (request.isAppeal()) {
            return "appealed";
        }
        return request.isComplaint() ? "complained" : "submitted";
    }

    private String step(HistoryEntry entry) {
        return cases.service(shown.request())
                .workflow()
                .step(entry.step())
                .map(step -> step.label().in(lang.language()))
                .orElse(entry.step());
    }

    public String title(RequestStatus status) {
        boolean decided = status == RequestStatus.COMPLETED || status == RequestStatus.REJECTED;
        return text("office_case.status." + (decided ? kind(shown.request()) : "") + code(status));
    }

    private static String kind(Request request) {
        if (request.isAppeal()) {
            return "appeal-";
        }
        return request.isComplaint() ? "complaint-" : "";
    }

    private static String code(RequestStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Who it was, and in whose place or in whose name. */
    private String by(HistoryEntry entry) {
        String actor = actor(entry.actor());
        return entry.inPlaceOf()
                .map(away -> messages.text(lang.language(), "office_case.value.in-place-of", actor, actor(away)))
                .or(() -> entry.onBehalfOf()
                        .map(principal -> messages.text(
                                lang.language(), "office_case.value.on-behalf-of", actor, actor(principal))))
                .orElse(actor);
    }

    /** Name of a person; other actors by their kind. */
    private String actor(String recorded) {
        if (recorded.startsWith("person:")) {
            return shown.name(recorded).map(name -> name.in(lang.language())).orElse(recorded);
        }
        if (recorded.equals(OVERDUE)) {
            return text("office_case.value.overdue");
        }
        return text("office_case.value." + (recorded.startsWith("client:") ? "client" : "system"));
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }
}
