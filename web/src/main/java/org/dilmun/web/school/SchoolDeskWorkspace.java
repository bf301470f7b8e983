package org.dilmun.web.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.school.Registrars;
import org.dilmun.web.site.Workspace;

/** That of the registrars of schools. */
@ApplicationScoped
public class SchoolDeskWorkspace implements Workspace {

    @Inject
    Registrars registrars;

    @Override
    public Place place() {
        return Place.ACCOUNT;
    }

    @Override
    public String path() {
        return "/school-desk";
    }

    @Override
    public String label() {
        return "school_desk.title.name";
    }

    @Override
    public boolean isOpen() {
        return !registrars.schools().isEmpty();
    }
}
