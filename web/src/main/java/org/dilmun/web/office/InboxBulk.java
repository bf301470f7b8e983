package org.dilmun.web.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.annotation.RequestParameterValuesMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.ejb.request.Team;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/**
 * The same done with several tasks of the list. Each stands for itself: what cannot be done with one holds up no other, and
 * is told with its reason.
 */
@Named
@RequestScoped
public class InboxBulk {

    private static final String OFFICER = "officer";

    /** More than a page of the list shows. */
    private static final int MOST = 100;

    @Inject
    OfficeInboxPage page;

    @Inject
    Tasks tasks;

    @Inject
    Team team;

    @Inject
    Caller caller;

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

    @Inject
    @RequestParameterValuesMap
    Map<String, String[]> values;

    private List<Candidate> candidates;
    private int done;
    private final Set<Reference> left = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** What could not be done with one case, and why. */
    public record Refusal(String reference, String url, String reason) {}

    /** Does with the chosen tasks what the button says, and shows the list as it is then. */
    public void act() {
        List<Reference> chosen = chosen();
        left.addAll(chosen);
        String officer = parameters.getOrDefault(OFFICER, "");
        String action = parameters.getOrDefault("bulk", "");
        if (chosen.isEmpty()) {
            errors.add(null, "office_inbox.problem.none-chosen");
        } else if (action.equals("claim")) {
            each(chosen, tasks::claim);
        } else if (action.equals("release")) {
            each(chosen, tasks::release);
        } else if (action.equals("assign") && officer.isEmpty()) {
            errors.add(OFFICER, "problem.required");
        } else if (action.equals("assign")) {
            each(chosen, reference -> tasks.assign(reference, officer));
        }
        page.load();
    }

    private List<Reference> chosen() {
        return Arrays.stream(values.getOrDefault("case", new String[0]))
                .filter(Reference::isWellFormed)
                .distinct()
                .limit(MOST)
                .map(Reference::parse)
                .toList();
    }

    private void each(List<Reference> chosen, Consumer<Reference> action) {
        for (Reference reference : chosen) {
            try {
                action.accept(reference);
                left.remove(reference);
                done++;
            } catch (Problem problem) {
                refusals.add(new Refusal(
                        reference.value(),
                        lang.url("/office/cases/" + reference),
                        messages.problem(List.of(lang.getLocale()), problem.code(), problem.facts())));
            }
        }
    }

    /** Whether the box beside the case was ticked: it stays so until something is done with it. */
    public boolean isChosen(String reference) {
        return left.contains(Reference.parse(reference));
    }

    /** How many were done; null if nothing was tried. */
    public String getSummary() {
        return done + refusals.size() == 0
                ? null
                : messages.text(lang.language(), "office_inbox.info.bulk", done, done + refusals.size());
    }

    public boolean isAllDone() {
        return refusals.isEmpty();
    }

    public List<Refusal> getRefusals() {
        return refusals;
    }

    /** Those who may get tasks of the bodies in which the caller may give them, by name and but for those who are away; empty for who may not. */
    public List<Candidate> getCandidates() {
        if (candidates == null) {
            candidates = caller.actor().bodiesWith(Permission.REASSIGN_TASK).stream()
                    .flatMap(body -> team.list(body).stream())
                    .filter(member -> !member.isAway())
                    .map(member -> new Candidate(member.key(), member.name().in(lang.language())))
                    .distinct()
                    .sorted(Comparator.comparing(Candidate::name))
                    .toList();
        }
        return candidates;
    }

    /** One who may get tasks. */
    public record Candidate(String key, String name) {}
}
