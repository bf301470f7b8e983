package org.dilmun.web.office;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Leave;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.StandIns;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What an official has to know today of leave: that they are away themselves, or stand in for a colleague. */
@Named
@RequestScoped
public class LeaveNotes {

    @Inject
    StandIns standIns;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<String> notes;

    /** One sentence each; empty on most days. */
    public List<String> getToday() {
        if (notes == null) {
            notes = notes(standIns.of(caller.actor()));
        }
        return notes;
    }

    private List<String> notes(List<Leave> today) {
        if (today.isEmpty()) {
            return List.of();
        }
        Set<Long> ids = today.stream()
                .flatMap(leave -> Stream.of(leave.officialId(), leave.standInId()))
                .collect(Collectors.toSet());
        Map<Long, LocalizedText> names = people.names(ids);
        return today.stream().map(leave -> note(leave, names)).toList();
    }

    private String note(Leave leave, Map<Long, LocalizedText> names) {
        boolean away = caller.actor().isPerson(leave.officialId());
        LocalizedText other = names.get(away ? leave.standInId() : leave.officialId());
        return messages.text(
                lang.language(),
                away ? "office_leave.info.away" : "office_leave.info.standing-in",
                other.in(lang.language()),
                Messages.day(leave.lastDay(), lang.language()));
    }
}
