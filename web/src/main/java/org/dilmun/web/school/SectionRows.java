package org.dilmun.web.school;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.school.SeatSection;
import org.dilmun.ejb.school.Schools;
import org.dilmun.ejb.school.SeatBoard;
import org.dilmun.web.site.Lang;

/** The classes of a school as its registrar and the ministry see them. */
@ApplicationScoped
public class SectionRows {

    @Inject
    SeatBoard board;

    @Inject
    Schools schools;

    @Inject
    Lang lang;

    /** @param grade as the school calls it, with the track */
    public record Row(long id, String grade, String section, int capacity, int taken, int reserved, int free) {}

    List<Row> of(String school) {
        return board.sections(school).stream().map(this::row).toList();
    }

    private Row row(SeatSection section) {
        return new Row(
                section.id(),
                schools.gradeName(section.group()).in(lang.language()),
                section.name(),
                section.capacity(),
                section.taken(),
                section.reserved(),
                section.free());
    }
}
