package org.dilmun.web.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.school.SeatBoard;
import org.dilmun.web.site.Workspace;

/** That of the ministry of the schools. */
@ApplicationScoped
public class SchoolsWorkspace implements Workspace {

    @Inject
    SeatBoard board;

    @Override
    public Place place() {
        return Place.OFFICE;
    }

    @Override
    public String path() {
        return "/office/schools";
    }

    @Override
    public String label() {
        return "office_schools.title.name";
    }

    @Override
    public boolean isOpen() {
        return board.isOpen();
    }
}
