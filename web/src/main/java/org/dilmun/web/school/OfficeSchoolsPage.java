package org.dilmun.web.school;

import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.school.School;
import org.dilmun.ejb.school.Schools;
import org.dilmun.ejb.school.SeatBoard;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** All schools and their seats, for the ministry. */
@Named
@RequestScoped
public class OfficeSchoolsPage {

    @Inject
    SeatBoard board;

    @Inject
    Schools schools;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<Row> rows = List.of();

    /** A school. */
    public record Row(
            String name, String url, String kind, long capacity, long taken, long reserved, long free, long waiting) {}

    @PostConstruct
    void open() {
        if (board.isOpen()) {
            Map<String, SeatBoard.Total> totals = board.totals();
            rows = schools.list().stream()
                    .filter(school -> totals.containsKey(school.code()))
                    .map(school -> row(school, totals.get(school.code())))
                    .toList();
        }
    }

    private Row row(School school, SeatBoard.Total total) {
        return new Row(
                school.name().in(lang.language()),
                lang.url("/office/schools/" + school.code()),
                messages.text(
                        lang.language(), "office_schools.kind." + school.kind().code()),
                total.capacity(),
                total.taken(),
                total.reserved(),
                total.free(),
                total.waiting());
    }

    public List<Row> getRows() {
        return rows;
    }

    /** The school year, as people name it. */
    public String getYear() {
        return board.year() + "/" + (board.year() + 1);
    }
}
