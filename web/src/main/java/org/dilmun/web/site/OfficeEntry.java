package org.dilmun.web.site;

import org.dilmun.domain.access.Actor;

/** A page of a sector in the menu of the back office; a bean for each. */
public interface OfficeEntry {

    Page page();

    /** @return what the page calls itself in the parameter {@code section} of its template */
    String section();

    /** @return key of the text */
    String label();

    /** @return whether there is something for them; whether the page opens at all the menu asks the page */
    boolean isFor(Actor actor);
}
