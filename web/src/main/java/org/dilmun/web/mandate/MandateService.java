package org.dilmun.web.mandate;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.web.directory.OwnPage;
import org.dilmun.web.site.Page;

/** Where the service is by which one authorises another person. */
@ApplicationScoped
public class MandateService implements OwnPage {

    @Override
    public String service() {
        return "e-authorisation";
    }

    @Override
    public Page page() {
        return Page.MY_MANDATES;
    }
}
