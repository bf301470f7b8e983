package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Ward;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;

/** The published result that a request is about, by the number of the seat: its applicant's, or that of the child whom it is for. */
@ApplicationScoped
public class OwnResult {

    /** The form's question for the number of the seat. */
    static final String SEAT = "seat_number";

    /** The form's question whether it is about the applicant or a child, and its answers. */
    private static final String WHOSE = "whose";

    private static final String SELF = "self";
    private static final String CHILD = "child";

    @Inject
    ResultLookup lookup;

    @Inject
    People people;

    @Inject
    Guardians guardians;

    @Inject
    Cases cases;

    /** @return answers about the applicant's latest result, or else that of their child, if there is one child who has any */
    Map<String, String> prefill(Person applicant) {
        return latestSeat(applicant)
                .map(seat -> Map.of(WHOSE, SELF, SEAT, seat))
                .orElseGet(() -> ofOnlyChild(applicant));
    }

    private Map<String, String> ofOnlyChild(Person applicant) {
        List<Ward> candidates = guardians.wards(applicant.id()).stream()
                .filter(ward -> latestSeat(ward.person()).isPresent())
                .toList();
        if (candidates.size() != 1) {
            return Map.of();
        }
        Ward child = candidates.get(0);
        return Map.of(
                WHOSE,
                CHILD,
                CHILD,
                child.reference(),
                SEAT,
                latestSeat(child.person()).orElseThrow());
    }

    private Optional<String> latestSeat(Person pupil) {
        return lookup.of(pupil).stream().findFirst().map(result -> Long.toString(result.seat()));
    }

    /** @return empty if nothing is published of whom the request is for at that seat */
    Optional<PublishedResult> of(Request request) {
        Optional<Long> seat = SeatNumber.find(request.answers().get(SEAT));
        return lookup.of(people.get(cases.subject(request))).stream()
                .filter(result -> seat.isPresent() && result.seat() == seat.get())
                .findFirst();
    }
}
