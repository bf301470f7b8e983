package org.dilmun.web.school;

import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.school.School;
import org.dilmun.ejb.school.Schools;
import org.dilmun.ejb.school.SeatOffers;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Where seats are free, for everybody: by school and grade, in the whole country or one region. The address holds the choice. */
@Named
@RequestScoped
public class SeatsPage {

    private static final String REGION = "region";

    @Inject
    SeatOffers offers;

    @Inject
    Schools schools;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<SchoolSeats> found;

    /** A region to choose. */
    public record Region(String code, String name, boolean selected) {}

    /** A school, whom it teaches, and what it has; {@code free} says how many seats in all. */
    public record SchoolSeats(
            String name, String region, String kind, String pupils, String free, List<Seats> grades) {}

    /** One grade, in one track, as the school calls it. */
    public record Seats(String grade, int free, int waiting) {}

    @PostConstruct
    void load() {
        String region = parameters.getOrDefault(REGION, "");
        found = offers.list().stream()
                .filter(of -> !schools.regions().containsKey(region)
                        || of.school().region().equals(region))
                .map(this::seats)
                .filter(school -> !school.grades().isEmpty())
                .toList();
    }

    private SchoolSeats seats(SeatOffers.SchoolOffers of) {
        School school = of.school();
        return new SchoolSeats(
                school.name().in(lang.language()),
                schools.regions().get(school.region()).in(lang.language()),
                text("office_schools.kind." + school.kind().code()),
                text("school_seats.pupils." + school.pupils().code()),
                messages.text(
                        lang.language(),
                        "school_seats.text.free",
                        of.offers().stream()
                                .mapToInt(offer -> Math.max(0, offer.free()))
                                .sum()),
                of.offers().stream()
                        .filter(offer -> offer.free() > 0)
                        .map(offer -> new Seats(
                                schools.gradeName(offer.group()).in(lang.language()), offer.free(), offer.waiting()))
                        .toList());
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }

    public List<Region> getRegions() {
        String chosen = parameters.getOrDefault(REGION, "");
        return schools.regions().entrySet().stream()
                .map(region -> new Region(
                        region.getKey(),
                        region.getValue().in(lang.language()),
                        region.getKey().equals(chosen)))
                .toList();
    }

    /** Those of that region, or all, in which a seat is free. */
    public List<SchoolSeats> getSchools() {
        return found;
    }

    /** Of the school year for which pupils change now, as certificates write it. */
    public String getYears() {
        return offers.year() + "/" + (offers.year() + 1);
    }
}
