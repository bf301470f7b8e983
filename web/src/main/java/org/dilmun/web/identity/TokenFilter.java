package org.dilmun.web.identity;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.ejb.access.Caller;

/** Refuses whoever shows a token that is none, also where none is needed: the client should hear that it has expired. */
@Provider
public class TokenFilter implements ContainerRequestFilter {

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                && !caller.actor().isClient()) {
            throw new TokenInvalid();
        }
    }
}
