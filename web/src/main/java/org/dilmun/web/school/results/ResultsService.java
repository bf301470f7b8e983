package org.dilmun.web.school.results;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.web.directory.OwnPage;
import org.dilmun.web.site.Page;

/** Where the service of the results is. */
@ApplicationScoped
public class ResultsService implements OwnPage {

    @Override
    public String service() {
        return "exam-results";
    }

    @Override
    public Page page() {
        return Page.RESULTS;
    }
}
