package org.dilmun.web.school;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.school.School;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.school.PupilList;
import org.dilmun.ejb.school.PupilLists;
import org.dilmun.ejb.school.Schools;
import org.dilmun.ejb.school.TransferRow;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Pupils who change schools, as the list of a school and its file show them. */
@ApplicationScoped
public class PupilRows {

    @Inject
    PupilLists lists;

    @Inject
    Schools schools;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A pupil.
     *
     * @param url where something is to be done about it; null: nothing is, by this school
     * @param from the school that is left; null for that school itself
     * @param grade as the school that is wanted calls it
     * @param place in the waiting line, from 1; null: it waits in none
     * @param until the last day of the reserved seat; null: none is reserved until a day, or the school is the one that is left
     */
    public record Row(
            String url,
            String name,
            String number,
            String reference,
            String from,
            String grade,
            String kind,
            String state,
            Integer place,
            LocalDate until) {}

    List<Row> of(PupilList list, List<TransferRow> found) {
        Map<Long, Integer> places = list.side() == PupilList.Side.WAITING ? lists.places(found) : Map.of();
        boolean partner =
                lists.partners().stream().anyMatch(school -> school.code().equals(list.school()));
        return found.stream()
                .map(row -> row(list.side(), row, places.get(row.transfer().id()), partner))
                .toList();
    }

    private Row row(PupilList.Side side, TransferRow each, Integer place, boolean partner) {
        Transfer transfer = each.transfer();
        PupilList.State state = side.of(transfer);
        boolean leaving = side == PupilList.Side.LEAVING;
        return new Row(
                url(state, transfer, partner),
                each.person().name().in(lang.language()),
                each.student().number(),
                transfer.reference().value(),
                leaving ? null : name(transfer.from()),
                schools.gradeName(transfer.wanted()).in(lang.language()),
                kind(state),
                messages.text(lang.language(), "school_pupils.state." + state.code()),
                place,
                leaving ? null : transfer.reservedUntil());
    }

    private String url(PupilList.State state, Transfer transfer, boolean partner) {
        boolean turn = state != PupilList.State.CLEARED && state != PupilList.State.REVIEW;
        if (partner) {
            return turn ? lang.url("/office/cases/" + transfer.reference()) : null;
        }
        return lang.url("/school-desk/" + transfer.reference());
    }

    private String name(String school) {
        return schools.find(school)
                .map(School::name)
                .map(name -> name.in(lang.language()))
                .orElse(school);
    }

    private static String kind(PupilList.State state) {
        return switch (state) {
            case CLEARANCE, SEAT -> "info";
            case WAITING -> "warn";
            case REVIEW -> "";
            case CLEARED, APPROVED -> "ok";
        };
    }
}
