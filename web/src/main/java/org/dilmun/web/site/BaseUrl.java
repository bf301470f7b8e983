package org.dilmun.web.site;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.Profile;

/**
 * Absolute addresses of ours, for those outside. The setting {@code dilmun.base-url} names the portal; only a demonstration
 * may take the name that the request came by, since anybody can put any name there.
 */
@RequestScoped
public class BaseUrl {

    @Inject
    @ConfigProperty(name = "dilmun.base-url")
    Optional<String> configured;

    @Inject
    Profile profile;

    @Inject
    HttpServletRequest request;

    /** @param path from the language on, {@code /ar/services} */
    public URI at(String path) {
        return URI.create(base().replaceFirst("/$", "") + path);
    }

    private String base() {
        if (configured.isEmpty() && !profile.demonstration()) {
            throw new IllegalStateException("dilmun.base-url is not set");
        }
        return configured.orElseGet(
                () -> request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort());
    }
}
