package org.dilmun.web.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.ejb.school.PupilLists;
import org.dilmun.web.site.OfficeEntry;
import org.dilmun.web.site.Page;

/** The pupils of a school that is a partner, in the menu of those who work for it. */
@ApplicationScoped
public class PupilsMenu implements OfficeEntry {

    @Inject
    PupilLists lists;

    @Override
    public Page page() {
        return Page.SCHOOL_PUPILS;
    }

    @Override
    public String section() {
        return "pupils";
    }

    @Override
    public String label() {
        return "school_pupils.title.name";
    }

    @Override
    public boolean isFor(Actor actor) {
        return !lists.partners().isEmpty();
    }
}
