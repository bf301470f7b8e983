package org.dilmun.web.studio;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.DraftState;
import org.dilmun.domain.studio.PublicationTimeWrong;
import org.dilmun.domain.studio.ReturnReasonMissing;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.directory.Mistake;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.studio.Approvals;
import org.dilmun.ejb.studio.ServiceDrafts;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.ejb.studio.TextDifference;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/**
 * The draft of a service: its owners write it and see what is wrong, somebody else looks at what it changes and publishes or
 * returns it.
 */
@Named
@RequestScoped
public class StudioDraftPage {

    private static final String SOURCE = "source";
    private static final String DISCARDED = "?done=discarded";

    @Inject
    Studio studio;

    @Inject
    ServiceDrafts drafts;

    @Inject
    Approvals approvals;

    @Inject
    Descriptors descriptors;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    DraftChips chips;

    @Inject
    Messages messages;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private StudioService service;
    private ServiceDraft draft;
    private List<Mistake> mistakes;
    private List<TextDifference.Line> difference;
    private List<Line> lines;

    /** What was sent and has not been kept; null otherwise. */
    private String unsaved;

    /** Whether somebody else has changed the draft since what was sent was begun. */
    private boolean stale;

    /** A line of the text, and what is wrong there. */
    public record Line(int number, String text, List<Mistake> mistakes) {}

    @PostConstruct
    void open() {
        service = studio.get(parameters.get("code"));
        draft = service.draft().orElse(null);
        mistakes = draft == null ? List.of() : studio.read(service, getSource()).mistakes();
    }

    /** Shows the draft to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        service.code();
    }

    /** Does what the button that was pressed says. */
    public void act() throws IOException {
        try {
            String next = carryOut(parameters.get("act"));
            String page = service.inForce().isEmpty() && next.equals(DISCARDED)
                    ? lang.url("/office/studio")
                    : getServiceUrl();
            FacesContext.getCurrentInstance().getExternalContext().redirect(page + next);
        } catch (Problem problem) {
            errors.add(field(problem), problem);
            stale = problem.kind() == Problem.Kind.STALE;
            unsaved = typed();
            lines = null;
            difference = null;
            open();
        }
    }

    private String carryOut(String act) {
        String code = service.code();
        switch (act) {
            case "send" -> drafts.submit(code, save());
            case "released" -> drafts.takeReleased(code, shown());
            case "goOn" -> drafts.goOnFromInForce(code, save());
            case "reopen" -> drafts.reopen(code, shown());
            case "discard" -> {
                drafts.discard(code, shown());
                return DISCARDED;
            }
            case "return" -> approvals.giveBack(code, shown(), parameters.get("reason"));
            case "publish" -> {
                Optional<Instant> at = publicationTime();
                at.ifPresentOrElse(
                        time -> approvals.publishAt(code, shown(), time), () -> approvals.publish(code, shown()));
                return at.isPresent() ? "/draft?done=approved" : "?done=published";
            }
            default -> {
                save();
                return "/draft?done=save";
            }
        }
        return "/draft?done=" + act;
    }

    private int save() {
        String typed = typed();
        return typed == null ? shown() : drafts.save(service.code(), shown(), typed);
    }

    private int shown() {
        return Numbers.of(parameters.get("shown"));
    }

    /** Browsers send lines as Windows ends them. Null if the page had no text to write in. */
    private String typed() {
        String sent = parameters.get(SOURCE);
        return sent == null ? null : sent.replace("\r\n", "\n");
    }

    /** @return empty: now */
    private Optional<Instant> publicationTime() {
        String day = Digits.western(parameters.getOrDefault("onDay", "").strip());
        String time = Digits.western(parameters.getOrDefault("atTime", "").strip());
        if (day.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalTime clock = time.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(time);
            return Optional.of(
                    LocalDate.parse(day).atTime(clock).atZone(country.zone()).toInstant());
        } catch (DateTimeParseException notATime) {
            throw new PublicationTimeWrong();
        }
    }

    private static String field(Problem problem) {
        if (problem instanceof ReturnReasonMissing) {
            return "reason";
        }
        return problem instanceof PublicationTimeWrong ? "onDay" : null;
    }

    public String getServiceUrl() {
        return lang.url("/office/studio/" + service.code());
    }

    public String getFile() {
        return StudioFileServlet.address(service.code(), StudioFileServlet.DRAFT);
    }

    public String getCode() {
        return service.code();
    }

    /** Name of the service in force; its code while it is new. */
    public String getName() {
        return service.inForce()
                .map(version -> descriptors.of(version).name().in(lang.language()))
                .orElse(service.code());
    }

    public boolean isPresent() {
        return draft != null;
    }

    public DraftChips.Chip getState() {
        return chips.of(draft);
    }

    public int getShown() {
        return draft.version();
    }

    public int getBasedOn() {
        return draft.basedOn();
    }

    public String getChangedBy() {
        return people.get(draft.changedBy()).name().in(lang.language());
    }

    public ZonedDateTime getChangedAt() {
        return draft.changedAt().atZone(country.zone());
    }

    /** What is kept, or what was sent in its place and could not be kept. */
    public String getSource() {
        return unsaved != null || draft == null ? unsaved : draft.source();
    }

    /** What was sent when there was no draft any more. */
    public String getLost() {
        return draft == null ? unsaved : null;
    }

    public List<Mistake> getMistakes() {
        return mistakes;
    }

    public List<Line> getLines() {
        if (lines == null) {
            List<String> texts = getSource().lines().toList();
            lines = IntStream.range(0, texts.size())
                    .mapToObj(line -> new Line(line + 1, texts.get(line), mistakesIn(line + 1)))
                    .toList();
        }
        return lines;
    }

    private List<Mistake> mistakesIn(int line) {
        return mistakes.stream().filter(mistake -> mistake.line() == line).toList();
    }

    /** What the draft changes of the version in force; of a new service, nothing. */
    public List<TextDifference.Line> getDifference() {
        if (difference == null) {
            difference = difference();
        }
        return difference;
    }

    private List<TextDifference.Line> difference() {
        return service.inForce()
                .map(version -> TextDifference.of(studio.source(service.code(), version.number()), draft.source()))
                .orElse(List.of());
    }

    public String getDifferenceUrl() {
        return getServiceUrl() + "/difference";
    }

    public boolean isStale() {
        return stale && draft != null;
    }

    /** What would become of what is kept if what was sent took its place. */
    public List<TextDifference.Line> getUnsavedDifference() {
        return unsaved == null ? List.of() : TextDifference.of(draft.source(), unsaved);
    }

    private boolean owner() {
        return caller.actor().may(Permission.WRITE_DRAFT, service.body().id());
    }

    private boolean publisher() {
        return caller.actor().may(Permission.PUBLISH_SERVICE, service.body().id());
    }

    /** Whether the caller may begin a draft where there is none. */
    public boolean isStartable() {
        return draft == null && owner() && service.inForce().isPresent();
    }

    public boolean isWritable() {
        return owner() && draft.state() == DraftState.OPEN;
    }

    public boolean isReopenable() {
        return owner() && draft.state().mayBecome(DraftState.OPEN);
    }

    /** Whether it is the caller's turn to judge it. */
    public boolean isJudgeable() {
        return publisher()
                && draft.state() == DraftState.SUBMITTED
                && !draft.writers().contains(caller.actor().id());
    }

    /** Whether the caller could judge it, had they not written in it. */
    public boolean isOwnWork() {
        return publisher()
                && draft.state() == DraftState.SUBMITTED
                && draft.writers().contains(caller.actor().id());
    }

    /** Whether the caller may return what is approved for later. */
    public boolean isReturnable() {
        return isJudgeable()
                || (publisher()
                        && draft.state() == DraftState.APPROVED
                        && !draft.writers().contains(caller.actor().id()));
    }

    public boolean isOvertaken() {
        return draft.state() == DraftState.OPEN && service.overtaken();
    }

    public int getNumber() {
        return service.number();
    }

    public boolean isProposal() {
        return isWritable() && studio.proposal(service).isPresent();
    }

    /** Why it was returned; null if it was not. */
    public String getReason() {
        return draft.reason().orElse(null);
    }

    public String getReturnedBy() {
        return draft.judgedBy()
                .map(party -> people.get(party).name().in(lang.language()))
                .orElse("");
    }

    /** What kept it from being published when its time had come; null if nothing did. */
    public String getObstacle() {
        return draft.obstacle()
                .map(code -> messages.text(lang.language(), "office_studio.obstacle." + code))
                .orElse(null);
    }

    /** When it is going to be published; null if that is not decided. */
    public ZonedDateTime getPublishAt() {
        return draft.publishAt().map(at -> at.atZone(country.zone())).orElse(null);
    }

    public String getWrittenReason() {
        return parameters.getOrDefault("reason", "");
    }

    public String getOnDay() {
        return parameters.getOrDefault("onDay", "");
    }

    public String getAtTime() {
        return parameters.getOrDefault("atTime", "");
    }

    public String getZone() {
        return country.zone().getId();
    }

    /** What has just been done; empty if nothing. */
    public String getDone() {
        return switch (parameters.getOrDefault("done", "")) {
            case "save" -> messages.text(lang.language(), "office_studio.info.saved");
            case "send" -> messages.text(lang.language(), "office_studio.info.sent");
            case "return" -> messages.text(lang.language(), "office_studio.info.returned");
            case "approved" -> messages.text(lang.language(), "office_studio.info.approved");
            default -> "";
        };
    }
}
