package org.dilmun.web.office;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.ejb.request.Team;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** To whom a supervisor may give the task of the case that is shown. */
@Named
@RequestScoped
public class CaseAssignment {

    private static final String OFFICER = "officer";

    @Inject
    ShownCase shown;

    @Inject
    InboxChoice choice;

    @Inject
    Tasks tasks;

    @Inject
    Team team;

    @Inject
    Cases cases;

    @Inject
    Access access;

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

    private List<Candidate> candidates;

    /** One who may get the task: name and what they have in hand. */
    public record Candidate(String key, String label) {}

    /** Gives the task to whom was chosen. */
    public void assign() throws IOException {
        String key = parameters.getOrDefault(OFFICER, "");
        if (key.isEmpty()) {
            errors.add(OFFICER, "problem.required");
            return;
        }
        try {
            tasks.assign(shown.reference(), key);
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(choice.address(lang.url("/office/cases/" + shown.reference()), Map.of()));
        } catch (Problem problem) {
            shown.forget();
            errors.add(OFFICER, problem);
        }
    }

    /** Whether the caller may give the task to others; never that of a case of their own or their family. */
    public boolean isOffered() {
        return shown.task()
                        .filter(task -> caller.actor().may(Permission.REASSIGN_TASK, task.bodyId()))
                        .isPresent()
                && !shown.isInvolved();
    }

    /** Who has least in hand first; neither who has the task now, nor those whom it concerns and their families, nor who refused before, nor who is away. */
    public List<Candidate> getCandidates() {
        if (candidates == null) {
            Set<String> handledBy = cases.handledBy(shown.request());
            Set<Long> involved = access.involved(shown.request().concerned());
            candidates = team.list(shown.task().orElseThrow().bodyId()).stream()
                    .filter(member -> shown.task()
                            .filter(task -> !Long.valueOf(member.partyId()).equals(task.claimedBy()))
                            .isPresent())
                    .filter(member -> !member.isAway())
                    .filter(member -> !involved.contains(member.partyId()))
                    .filter(member -> !handledBy.contains(Actor.recorded(member.partyId())))
                    .map(this::candidate)
                    .toList();
        }
        return candidates;
    }

    private Candidate candidate(Team.Member member) {
        return new Candidate(
                member.key(),
                messages.text(
                        lang.language(),
                        "office_case.answer.officer",
                        member.name().in(lang.language()),
                        member.inHand()));
    }
}
