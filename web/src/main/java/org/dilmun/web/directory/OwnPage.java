package org.dilmun.web.directory;

import org.dilmun.web.site.Page;

/** A service that is not applied for: it has a page of its sector, to which its page in the directory leads; a bean for each. */
public interface OwnPage {

    /** @return code of the service */
    String service();

    Page page();
}
