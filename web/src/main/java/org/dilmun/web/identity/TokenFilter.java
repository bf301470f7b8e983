package org.dilmun.web.identity;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.ejb.access.Caller;
import org.dilmun.web.api.OpenToAnyone;
import org.dilmun.web.api.SignInNeeded;

/**
 * Refuses who shows no token, before anything of the request is read, unless the resource is {@link OpenToAnyone}. A token
 * that is none is refused there too: the client should hear that it has expired.
 */
@Provider
public class TokenFilter implements ContainerRequestFilter {

    @Inject
    Caller caller;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext context) {
        boolean open = resource.getResourceClass().isAnnotationPresent(OpenToAnyone.class);
        if (!open && context.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            throw new SignInNeeded();
        }
        if (context.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                && !caller.actor().isClient()) {
            throw new TokenInvalid();
        }
    }
}
