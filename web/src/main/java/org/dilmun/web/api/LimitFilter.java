package org.dilmun.web.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.ejb.identity.CallLimits.Spent;
import org.dilmun.ejb.identity.TooManyCalls;

/**
 * Counts the calls of each client, and tells with every answer how many are left (draft-ietf-httpapi-ratelimit-headers).
 * After the token has been looked at, so that nobody spends the calls of another.
 */
@Provider
@Priority(Priorities.USER + 100)
public class LimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String SPENT = "dilmun.calls.spent";

    @Inject
    Caller caller;

    @Inject
    CallLimits limits;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!caller.actor().isClient()) {
            return;
        }
        Spent spent = limits.spend(caller.actor().id());
        request.setProperty(SPENT, spent);
        if (!spent.granted()) {
            throw new TooManyCalls(spent.limit(), spent.resetSeconds());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SPENT) instanceof Spent spent) {
            var headers = response.getHeaders();
            headers.putSingle(
                    "RateLimit-Policy", "\"client\";q=%d;w=%d".formatted(spent.limit(), CallLimits.WINDOW.toSeconds()));
            headers.putSingle("RateLimit", "\"client\";r=%d;t=%d".formatted(spent.left(), spent.resetSeconds()));
        }
    }
}
