package org.dilmun.web.studio;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.DraftState;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Mistake;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.studio.ServiceDrafts;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.ejb.studio.TextDifference;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** The draft of a service: its owners write it and see what is wrong; whoever judges it sees what it changes. */
@Named
@RequestScoped
public class StudioDraftPage {

    private static final String SOURCE = "source";
    private static final String DISCARDED = "?done=discarded";

    @Inject
    ShownService shown;

    @Inject
    Studio studio;

    @Inject
    ServiceDrafts drafts;

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
    private List<Wrong> mistakes;
    private List<TextDifference.Line> difference;
    private List<Line> lines;

    /** What was sent and has not been kept; null otherwise. */
    private String unsaved;

    /** Whether somebody else has changed the draft since what was sent was begun. */
    private boolean stale;

    /** A line of the text, and what is wrong there. */
    public record Line(int number, String text, List<Wrong> mistakes) {}

    /** Where the draft is shown in a language. */
    public record Live(String code, String dir, String url) {}

    /** A mistake, told in the reader's language. */
    public record Wrong(int line, int column, String text) {

        static Wrong of(Mistake mistake, Locale language) {
            return new Wrong(mistake.line(), mistake.column(), mistake.reason().in(language));
        }
    }

    @PostConstruct
    void open() {
        service = shown.get();
        draft = shown.draft();
        mistakes = draft == null
                ? List.of()
                : studio.read(service, getSource()).mistakes().stream()
                        .map(mistake -> Wrong.of(mistake, lang.getLocale()))
                        .toList();
    }

    /** Shows the draft to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        service.code();
    }

    /** Does what the button that was pressed says. */
    public void act() throws IOException {
        try {
            String next = carryOut(parameters.get("act"));
            String page =
                    service.inForce().isEmpty() && next.equals(DISCARDED) ? lang.url("/office/studio") : shown.url();
            FacesContext.getCurrentInstance().getExternalContext().redirect(page + next);
        } catch (Problem problem) {
            errors.add(null, problem);
            stale = problem.kind() == Problem.Kind.STALE;
            unsaved = typed();
            readAnew();
        }
    }

    /** Shows it as it is by now. */
    public void readAnew() {
        shown.forget();
        lines = null;
        difference = null;
        open();
    }

    private String carryOut(String act) {
        String code = service.code();
        switch (act) {
            case "send" -> drafts.submit(code, save());
            case "released" -> drafts.takeReleased(code, shownVersion());
            case "goOn" -> drafts.goOnFromInForce(code, save());
            case "reopen" -> drafts.reopen(code, shownVersion());
            case "discard" -> {
                drafts.discard(code, shownVersion());
                return DISCARDED;
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
        return typed == null ? shownVersion() : drafts.save(service.code(), shownVersion(), typed);
    }

    private int shownVersion() {
        return ShownVersion.of(parameters.get("shown"));
    }

    /** Browsers send lines as Windows ends them. Null if the page had no text to write in. */
    private String typed() {
        String sent = parameters.get(SOURCE);
        return sent == null ? null : sent.replace("\r\n", "\n");
    }

    public String getServiceUrl() {
        return shown.url();
    }

    /** Where what is typed is shown, in each language of the country. */
    public List<Live> getLives() {
        return country.languages().stream()
                .map(language -> new Live(
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        "/" + language.tag() + "/office/studio/" + service.code() + "/live"))
                .toList();
    }

    public String getFile() {
        return StudioFileServlet.address(service.code(), StudioFileServlet.DRAFT);
    }

    public String getCode() {
        return service.code();
    }

    public String getName() {
        return shown.name();
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

    public List<Wrong> getMistakes() {
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

    private List<Wrong> mistakesIn(int line) {
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
