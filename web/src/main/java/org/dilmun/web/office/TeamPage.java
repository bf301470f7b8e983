package org.dilmun.web.office;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.request.Leave;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.ejb.request.Team;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Who has how much in hand, and what of it is the most urgent, in each body in which the caller gives tasks to others. */
@Named
@RequestScoped
public class TeamPage {

    private static final int URGENT = 5;

    @Inject
    Team team;

    @Inject
    TaskQueries queries;

    @Inject
    Bodies bodies;

    @Inject
    People people;

    @Inject
    TaskServices services;

    @Inject
    Caller caller;

    @Inject
    DueChips chips;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<BodyTeam> teams;

    /** Of one body. */
    public record BodyTeam(String body, List<Row> rows) {}

    /** One who works on cases, with the tasks in hand that are most urgent; {@code away} is null for who is there. */
    public record Row(String name, String roles, String away, long inHand, long late, List<UrgentTask> urgent) {}

    /** A task in somebody's hands. */
    public record UrgentTask(String url, String service, String reference, String dueKind, String due) {}

    @PostConstruct
    void load() {
        teams = caller.actor().bodiesWith(Permission.REASSIGN_TASK).stream()
                .filter(body -> !bodies.get(body).isEnded())
                .map(this::team)
                .filter(team -> !team.rows().isEmpty()) // of a body below, in which nobody works
                .sorted(Comparator.comparing(BodyTeam::body))
                .toList();
    }

    private BodyTeam team(long body) {
        return new BodyTeam(
                bodies.get(body).name().in(lang.language()),
                team.list(body).stream()
                        .sorted(Comparator.comparing(Team.Member::late)
                                .thenComparing(Team.Member::inHand)
                                .reversed())
                        .map(member -> row(body, member))
                        .toList());
    }

    private Row row(long body, Team.Member member) {
        List<TaskRow> urgent = member.inHand() == 0 ? List.of() : queries.inHand(body, member.partyId(), URGENT);
        return new Row(
                member.name().in(lang.language()),
                roles(member.roles()),
                member.isAway() ? away(member.leave()) : null,
                member.inHand(),
                member.late(),
                urgent.stream().map(this::urgent).toList());
    }

    private String roles(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> messages.text(lang.language(), "office_team.role." + role.code()))
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
    }

    private String away(Leave leave) {
        return messages.text(
                lang.language(),
                "office_team.state.away",
                Messages.day(leave.lastDay(), lang.language()),
                people.get(leave.standInId()).name().in(lang.language()));
    }

    private UrgentTask urgent(TaskRow task) {
        DueChips.Chip due = chips.of(task.dueOn());
        return new UrgentTask(
                lang.url("/office/cases/" + task.reference()),
                services.service(task),
                task.reference().value(),
                due.kind(),
                due.text());
    }

    public List<BodyTeam> getTeams() {
        return teams;
    }
}
