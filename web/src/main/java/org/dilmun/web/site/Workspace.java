package org.dilmun.web.site;

/** A page of a sector on which people work who have a part in it; a bean for each, which says whether the caller is one of them. */
public interface Workspace {

    /** Where the link to it stands. */
    enum Place {
        /** Among the pages of the back office. */
        OFFICE,
        /** In the menu of who is signed in. */
        ACCOUNT
    }

    Place place();

    /** @return its address behind the language */
    String path();

    /** @return key of what it is called */
    String label();

    /** @return whether it has something for the caller */
    boolean isOpen();
}
