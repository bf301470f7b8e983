package org.dilmun.web.office;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.domain.party.BodyChangeDayWrong;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.UnsupervisedBodies;
import org.dilmun.ejb.succession.BodyChanges;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Where it is proposed, approved and seen what becomes of bodies. */
@Named
@RequestScoped
public class BodiesPage {

    private static final String KIND = "kind";
    private static final String BODY = "body";
    private static final String FROM = "from";
    private static final String INTO = "into";
    private static final String PARENT = "parent";
    private static final String SERVICE = "service-";
    private static final Set<String> DONE = Set.of("proposed", "approved", "declined");

    @Inject
    BodyChanges changes;

    @Inject
    Bodies bodies;

    @Inject
    UnsupervisedBodies unsupervised;

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

    private List<GovernmentBody> all;
    private List<Row> rows;

    /**
     * A change.
     *
     * @param approval key of it for those who may approve it; null for others
     * @param refusal key of it for those who may decline it or take it back; null for others
     */
    public record Row(
            String body, String change, LocalDate from, String state, String look, String approval, Refusal refusal) {}

    /** How a change is kept from coming: by whom it concerns, or by who proposed it. */
    public record Refusal(String key, String label) {}

    /** A body that nobody supervises, and how many tasks wait for that. */
    public record Orphan(String body, long waiting) {}

    /** Something that can be chosen. */
    public record Option(String value, String label, boolean selected) {}

    /** A service of a body that is split, with who may do it. */
    public record Split(String field, String service, List<Option> receivers) {}

    @PostConstruct
    void load() {
        all = bodies.list();
        rows = changes.list().stream().map(this::row).toList();
    }

    private Row row(BodyChange change) {
        boolean open = change.state() == BodyChange.State.PROPOSED;
        boolean approves = open && changes.mayApprove(change);
        String key = Long.toString(change.id());
        return new Row(
                bodies.name(change.bodyId(), change.from().minusDays(1)).in(lang.language()),
                what(change),
                change.from(),
                text("state." + change.state().code()),
                look(change.state()),
                approves ? key : null,
                open && (approves || changes.mayPropose())
                        ? new Refusal(key, text("action." + (approves ? "decline" : "withdraw")))
                        : null);
    }

    private static String look(BodyChange.State state) {
        return switch (state) {
            case PROPOSED -> "warn";
            case APPROVED -> "info";
            case DECLINED -> "bad";
            case CARRIED_OUT -> "ok";
        };
    }

    private String what(BodyChange change) {
        String to =
                switch (change.kind()) {
                    case RENAME -> change.name().in(lang.language());
                    case MOVE -> name(bodies.get(change.parent()));
                    case MERGE -> name(bodies.get(change.successor()));
                    case SPLIT -> Stream.concat(Stream.of(change.successor()), change.transfers().values().stream())
                            .distinct()
                            .map(id -> name(bodies.get(id)))
                            .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
                };
        return messages.text(
                lang.language(), "office_bodies.value." + change.kind().code(), to);
    }

    private String name(GovernmentBody body) {
        return body.name().in(lang.language());
    }

    private String text(String key) {
        return messages.text(lang.language(), "office_bodies." + key);
    }

    public List<Row> getRows() {
        return rows;
    }

    /** Bodies that nobody supervises, for whoever keeps the bodies. */
    public List<Orphan> getOrphans() {
        return isProposing()
                ? unsupervised.list().stream()
                        .map(each -> new Orphan(name(each.body()), each.waiting()))
                        .toList()
                : List.of();
    }

    public boolean isProposing() {
        return changes.mayPropose();
    }

    /** Proposes what was filled in. */
    public void propose() throws IOException {
        try {
            changes.propose(kind(), value(BODY), day(), newName(), chosen(PARENT), chosen(INTO), transfers());
            shownAgain("proposed");
        } catch (Problem problem) {
            errors.add(problem instanceof BodyChangeDayWrong ? FROM : null, problem);
        }
    }

    public void approve() throws IOException {
        try {
            changes.approve(key("approve"));
            shownAgain("approved");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    public void decline() throws IOException {
        try {
            changes.decline(key("decline"));
            shownAgain("declined");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void shownAgain(String done) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/office/bodies") + "?done=" + done);
    }

    private long key(String button) {
        String typed = value(button);
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private BodyChange.Kind kind() {
        return BodyChange.Kind.of(value(KIND)).orElse(BodyChange.Kind.RENAME);
    }

    private LocalizedText newName() {
        return LocalizedText.of(TypedText.line(value("nameAr")), TypedText.line(value("nameEn")));
    }

    /** @return null for what is no day */
    private LocalDate day() {
        try {
            return LocalDate.parse(Digits.western(value(FROM).strip()));
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private Map<String, String> transfers() {
        var transfers = new LinkedHashMap<String, String>();
        parameters.forEach((name, body) -> {
            if (name.startsWith(SERVICE) && !body.isEmpty()) {
                transfers.put(name.substring(SERVICE.length()), body);
            }
        });
        return transfers;
    }

    /** @return null if nothing was chosen */
    private String chosen(String field) {
        return value(field).isEmpty() ? null : value(field);
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    public List<Option> getKinds() {
        return Stream.of(BodyChange.Kind.values())
                .map(each -> new Option(each.code(), text("kind." + each.code()), each == kind()))
                .toList();
    }

    /** Those that have not ended, by their names. */
    public List<Option> getBodies() {
        return options(BODY);
    }

    public List<Option> getParents() {
        return options(PARENT);
    }

    public List<Option> getSuccessors() {
        return options(INTO);
    }

    private List<Option> options(String field) {
        return all.stream()
                .filter(body -> !body.isEnded())
                .filter(body -> field.equals(BODY) || !body.code().equals(value(BODY)))
                .map(body -> new Option(body.code(), name(body), body.code().equals(value(field))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    /** The body that is to change, once one is chosen; null before that. */
    public String getChosen() {
        return all.stream()
                .filter(body -> body.code().equals(value(BODY)) && !body.isEnded())
                .map(this::name)
                .findFirst()
                .orElse(null);
    }

    public String getKind() {
        return kind().code();
    }

    public String getKindName() {
        return text("kind." + getKind());
    }

    public String getBody() {
        return value(BODY);
    }

    public String getFrom() {
        return value(FROM);
    }

    public String getNameAr() {
        return value("nameAr");
    }

    public String getNameEn() {
        return value("nameEn");
    }

    /** The services of the body that is to be split. */
    public List<Split> getSplits() {
        return kind() == BodyChange.Kind.SPLIT
                ? changes.services(value(BODY)).stream()
                        .map(service -> new Split(
                                SERVICE + service.code(),
                                service.name(lang.getCode()),
                                options(SERVICE + service.code())))
                        .sorted(Comparator.comparing(Split::service))
                        .toList()
                : List.of();
    }

    /** What was done before the page was shown again; null if nothing was. */
    public String getDone() {
        return DONE.contains(value("done")) ? text("info." + value("done")) : null;
    }
}
