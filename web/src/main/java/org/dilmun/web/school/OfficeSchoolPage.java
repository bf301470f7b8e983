package org.dilmun.web.school;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.school.School;
import org.dilmun.ejb.school.Schools;
import org.dilmun.ejb.school.SeatBoard;
import org.dilmun.ejb.school.SeatsMalformed;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** The classes of one school and who wants a seat in them; the ministry sets how many seats there are. */
@Named
@RequestScoped
public class OfficeSchoolPage {

    @Inject
    SeatBoard board;

    @Inject
    Schools schools;

    @Inject
    SectionRows sectionRows;

    @Inject
    TransferRows transferRows;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private School school;
    private List<SectionRows.Row> sections;
    private List<TransferRows.Row> transfers;

    /** Shows it to the ministry; a refusal is answered by the page for it. */
    public void load() {
        school = schools.get(parameters.get("school"));
        transfers = board.wanting(school.code()).stream()
                .map(row -> transferRows.row(
                        row, lang.url("/office/cases/" + row.transfer().reference())))
                .toList();
        sections = sectionRows.of(school.code());
    }

    /** Sets the seats of the class whose button was pressed. */
    public void resize() throws IOException {
        String section = parameters.get("resize");
        try {
            board.resize(Long.parseLong(section), seats(parameters.getOrDefault("seats-" + section, "")));
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/schools/" + school().code()));
        } catch (Problem problem) {
            errors.add(null, problem);
        } catch (NumberFormatException malformed) {
            errors.add(null, new SeatsMalformed(SeatBoard.MOST));
        }
    }

    private static int seats(String typed) {
        return Integer.parseInt(Digits.western(typed).strip());
    }

    private School school() {
        if (school == null) { // what was posted needs it before any action of the view is called
            load();
        }
        return school;
    }

    public String getName() {
        return school().name().in(lang.language());
    }

    public List<SectionRows.Row> getSections() {
        school();
        return sections;
    }

    public List<TransferRows.Row> getTransfers() {
        school();
        return transfers;
    }
}
