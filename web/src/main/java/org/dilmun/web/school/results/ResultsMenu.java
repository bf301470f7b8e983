package org.dilmun.web.school.results;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.ejb.school.results.ExamCatalogue;
import org.dilmun.web.site.OfficeEntry;
import org.dilmun.web.site.Page;

/** The results of exams, in the menu of those who work for the body that holds them. */
@ApplicationScoped
public class ResultsMenu implements OfficeEntry {

    @Inject
    ExamCatalogue catalogue;

    @Override
    public Page page() {
        return Page.OFFICE_RESULTS;
    }

    @Override
    public String section() {
        return "results";
    }

    @Override
    public String label() {
        return "office_results.title.name";
    }

    @Override
    public boolean isFor(Actor actor) {
        return catalogue
                .body()
                .filter(body -> actor.may(Permission.WORK_CASE, body))
                .isPresent();
    }
}
