package org.dilmun.web.memo;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoReasonMissing;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.memo.Memos;
import org.dilmun.ejb.memo.ShownMemo;
import org.dilmun.ejb.party.People;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** A memo, for the officials of the body that sends it and of the one that it is for. */
@Named
@RequestScoped
public class MemoPage {

    private static final String REASON = "reason";
    private static final Set<String> DONE = Set.of("written", "sent", "sent-back", "discarded", "withdrawn", "taken");

    @Inject
    MemoQueries queries;

    @Inject
    Memos memos;

    @Inject
    MemoTexts texts;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private ShownMemo shown;
    private Map<Long, LocalizedText> names;

    /** A file that goes with it. */
    public record FileLink(String url, String label, String name) {}

    /** Another memo. */
    public record MemoLink(String url, String number) {}

    /** What somebody did with it. */
    public record Event(String title, String by, ZonedDateTime at, String reason) {}

    /** Before anything of a form is read, since what a button needs is asked then too. */
    @PostConstruct
    void open() {
        shown = queries.get(reference());
        names = people.names(Stream.of(memo().author(), memo().signedBy(), memo().takenBy(), memo().withdrawnBy())
                .flatMap(actor -> Actor.personOf(actor).stream())
                .collect(Collectors.toSet()));
    }

    /** Whoever may not see it has been refused by now; that is answered by the page for it. */
    public void load() {}

    /** Does what the pressed button says. */
    public void act() throws IOException {
        String action = parameters.getOrDefault("act", "");
        try {
            String done = done(action);
            if (!done.isEmpty()) {
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .redirect(lang.url("/office/memos/" + reference()) + "?done=" + done);
            }
        } catch (Problem problem) {
            errors.add(problem instanceof MemoReasonMissing ? REASON : null, problem);
            open();
        }
    }

    /** @return how the page tells what was done; empty: nothing was */
    private String done(String action) {
        int version = ShownVersion.of(parameters.get("shown"));
        String reason = parameters.get(REASON);
        switch (action) {
            case "take" -> {
                memos.take(reference());
                return "taken";
            }
            case "sign" -> {
                memos.sign(reference(), version);
                return "sent";
            }
            case "send-back" -> {
                memos.sendBack(reference(), version, reason);
                return "sent-back";
            }
            case "discard" -> {
                memos.discard(reference());
                return "discarded";
            }
            case "withdraw" -> {
                memos.withdraw(reference(), reason);
                return "withdrawn";
            }
            default -> {
                return "";
            }
        }
    }

    private Reference reference() {
        return Reference.parse(parameters.get("reference"));
    }

    private Memo memo() {
        return shown.memo();
    }

    public String getReference() {
        return memo().reference().value();
    }

    public int getVersion() {
        return memo().version();
    }

    /** Null until it is sent. */
    public String getNumber() {
        return memo().number();
    }

    public MemoTexts.State getState() {
        return texts.state(memo());
    }

    public String getFrom() {
        return texts.from(memo());
    }

    public String getTo() {
        return texts.to(memo());
    }

    /** In both calendars, where the country has them; null until it is sent. */
    public String getDay() {
        return memo().sentOn() == null ? null : texts.day(memo().sentOn());
    }

    public boolean isReadable() {
        return shown.readable();
    }

    public String getSubject() {
        return memo().content().subject();
    }

    public String getText() {
        return memo().content().text();
    }

    /** Null: nothing is asked. */
    public String getAsked() {
        return memo().content().asked();
    }

    /** Null: no answer is asked for. */
    public LocalDate getReplyBy() {
        return memo().content().replyBy();
    }

    public String getRequest() {
        return memo().requestReference().value();
    }

    /** Null for those who do not see the case. */
    public String getRequestUrl() {
        return queries.seesCase(memo()) ? lang.url("/office/cases/" + memo().requestReference()) : null;
    }

    /** The memo that it answers; null: none. */
    public MemoLink getOriginal() {
        return link(shown.original());
    }

    /** Its answer; null: there is none yet. */
    public MemoLink getAnswer() {
        return link(shown.answer());
    }

    private MemoLink link(Optional<Memo> other) {
        return other.map(memo -> new MemoLink(lang.url("/office/memos/" + memo.reference()), memo.number()))
                .orElse(null);
    }

    public List<FileLink> getFiles() {
        return shown.files().stream()
                .map(file -> new FileLink(
                        MemoServlet.address(memo(), file.number()),
                        file.label().in(lang.language()),
                        file.file().name()))
                .toList();
    }

    /** The signed letter; null: not yet. */
    public String getLetterUrl() {
        return shown.readable() && memo().file().isPresent() ? MemoServlet.address(memo()) : null;
    }

    /** By which the letter is verified; null with the letter. */
    public String getCode() {
        return getLetterUrl() == null ? null : memo().code().value();
    }

    /** Whether it was sent and its letter is being signed. */
    public boolean isLetterAwaited() {
        return shown.readable()
                && memo().state() == MemoState.SENT
                && memo().file().isEmpty();
    }

    /** Who did what with it, the oldest first. */
    public List<Event> getEvents() {
        Memo memo = memo();
        boolean returned = memo.state() == MemoState.RETURNED;
        return Stream.of(
                        event("written", memo.author(), memo.writtenAt(), returned ? memo.reason() : null),
                        event("signed", memo.signedBy(), memo.sentAt(), null),
                        event("taken", memo.takenBy(), memo.takenAt(), null),
                        event("withdrawn", memo.withdrawnBy(), memo.withdrawnAt(), memo.reason()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Event> event(String what, String by, Instant at, String reason) {
        return at == null
                ? Optional.empty()
                : Optional.of(new Event(
                        messages.text(lang.language(), "office_memo.event." + what),
                        name(by),
                        at.atZone(country.zone()),
                        reason));
    }

    private String name(String actor) {
        return Actor.personOf(actor)
                .map(names::get)
                .map(name -> name.in(lang.language()))
                .orElseGet(() -> messages.text(lang.language(), "office_case.value.client"));
    }

    public boolean isTakeable() {
        return shown.receiver()
                && memo().state() == MemoState.SENT
                && memo().takenAt() == null
                && caller.actor().may(Permission.WRITE_MEMO, memo().to());
    }

    public boolean isSignable() {
        return shown.sender() && memos.maySign(memo());
    }

    /** Where it is written anew; null for those who did not write it. */
    public String getEditUrl() {
        return memo().state().isUnsent() && memo().isBy(caller.actor()) ? below("edit") : null;
    }

    /** Where it is answered; null for those who do not. */
    public String getAnswerUrl() {
        Actor actor = caller.actor();
        boolean own = memo().takerId().isEmpty() // a system took it: any of the body may answer
                || memo().isTakenBy(actor)
                || actor.may(Permission.SIGN_MEMO, memo().to());
        return shown.receiver()
                        && memo().state() == MemoState.SENT
                        && memo().takenAt() != null
                        && memo().answeredAt() == null
                        && own
                        && actor.may(Permission.WRITE_MEMO, memo().to())
                ? below("answer")
                : null;
    }

    private String below(String page) {
        return lang.url("/office/memos/" + memo().reference() + "/" + page);
    }

    public boolean isDiscardable() {
        return memo().state().isUnsent() && isOwnOrSigned();
    }

    public boolean isWithdrawable() {
        return memo().state() == MemoState.SENT && memo().takenAt() == null && isOwnOrSigned();
    }

    private boolean isOwnOrSigned() {
        Actor actor = caller.actor();
        return actor.may(Permission.WRITE_MEMO, memo().from())
                && (memo().isBy(actor) || actor.may(Permission.SIGN_MEMO, memo().from()));
    }

    /** What was typed as a reason. */
    public String getReason() {
        return parameters.getOrDefault(REASON, "");
    }

    /** What was done before the page was shown again; null if nothing was. */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return DONE.contains(done) ? messages.text(lang.language(), "office_memo.info." + done) : null;
    }
}
