package org.dilmun.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.Profile;

/** What every page says of the installation. */
@Named("site")
@RequestScoped
public class SiteView {

    @Inject
    Profile profile;

    public boolean isDemonstration() {
        return profile.demonstration();
    }
}
