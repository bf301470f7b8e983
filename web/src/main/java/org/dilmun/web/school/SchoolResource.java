package org.dilmun.web.school;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.school.School;
import org.dilmun.ejb.school.SeatOffers;
import org.dilmun.web.api.OpenToAnyone;

/** The schools of the country and their free seats. */
@OpenToAnyone
@Path("schools")
@Produces(MediaType.APPLICATION_JSON)
public class SchoolResource {

    @Inject
    SeatOffers offers;

    /**
     * @param schoolYear calendar year in which it begins
     * @param schools left out if there are none
     */
    public record Schools(int schoolYear, List<SchoolView> schools) {}

    /** One school. */
    public record SchoolView(
            String code, LocalizedText name, String kind, String curriculum, String pupils, List<SeatView> seats) {}

    /**
     * What it has in one grade.
     *
     * @param grade as the country's own schools count it
     * @param name what the school itself calls it
     * @param track left out where the grade is divided into none
     */
    public record SeatView(int grade, String name, String track, int free, int waiting) {}

    @GET
    public Schools list() {
        return new Schools(
                offers.year(), offers.list().stream().map(SchoolResource::view).toList());
    }

    private static SchoolView view(SeatOffers.SchoolOffers of) {
        School school = of.school();
        return new SchoolView(
                school.code(),
                school.name(),
                school.kind().code(),
                school.curriculum().code(),
                school.pupils().code(),
                of.offers().stream().map(offer -> view(school, offer)).toList());
    }

    private static SeatView view(School school, SeatOffers.Offer offer) {
        String track = offer.group().track();
        return new SeatView(
                offer.group().grade(),
                school.nameOf(offer.group().grade()),
                track.isEmpty() ? null : track,
                offer.free(),
                offer.waiting());
    }
}
