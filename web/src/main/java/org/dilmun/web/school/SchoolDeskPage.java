package org.dilmun.web.school;

import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.school.School;
import org.dilmun.ejb.school.Registrars;
import org.dilmun.ejb.school.TransferDesk;
import org.dilmun.web.site.Lang;

/** What the registrar of a school sees: who comes, who goes, who waits, and what is free. */
@Named
@RequestScoped
public class SchoolDeskPage {

    @Inject
    Registrars registrars;

    @Inject
    TransferDesk desk;

    @Inject
    SectionRows sectionRows;

    @Inject
    TransferRows transferRows;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<School> schools;
    private School school;
    private List<TransferRows.Row> transfers = List.of();
    private List<SectionRows.Row> sections = List.of();

    /** A school whose register the caller keeps. */
    public record SchoolLink(String name, String url, boolean chosen) {}

    @PostConstruct
    void open() {
        schools = registrars.schools();
        school = schools.stream()
                .filter(kept -> kept.code().equals(parameters.get("school")))
                .findFirst()
                .orElse(schools.isEmpty() ? null : schools.get(0));
        if (school != null) {
            transfers = desk.list(school.code()).stream()
                    .map(row -> transferRows.row(
                            row, lang.url("/school-desk/" + row.transfer().reference())))
                    .toList();
            sections = sectionRows.of(school.code());
        }
    }

    public List<SchoolLink> getSchools() {
        return schools.stream()
                .map(kept -> new SchoolLink(
                        kept.name().in(lang.language()),
                        lang.url("/school-desk?school=" + kept.code()),
                        kept.equals(school)))
                .toList();
    }

    /** Whether the caller keeps the register of any school. */
    public boolean isRegistrar() {
        return school != null;
    }

    public String getSchoolName() {
        return school.name().in(lang.language());
    }

    /** Where all pupils of the school are who change, by what becomes of them. */
    public String getPupilsUrl() {
        return lang.url("/school-pupils?school=" + school.code());
    }

    public List<TransferRows.Row> getTransfers() {
        return transfers;
    }

    public List<SectionRows.Row> getSections() {
        return sections;
    }
}
