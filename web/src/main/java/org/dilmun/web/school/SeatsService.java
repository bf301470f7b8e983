package org.dilmun.web.school;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.web.directory.OwnPage;
import org.dilmun.web.site.Page;

/** Where the service of the free seats is. */
@ApplicationScoped
public class SeatsService implements OwnPage {

    @Override
    public String service() {
        return "school-seats";
    }

    @Override
    public Page page() {
        return Page.SCHOOL_SEATS;
    }
}
