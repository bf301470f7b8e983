package org.dilmun.web.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.ejb.identity.CallLimits.Spent;
import org.dilmun.ejb.identity.TooManyCalls;
import org.dilmun.web.site.CallerAddress;

/**
 * Counts the calls of each client, and of each address that shows no token, and tells with every answer how many are left
 * (draft-ietf-httpapi-ratelimit-headers). After the token has been looked at, so that nobody spends the calls of another.
 */
@Provider
@Priority(Priorities.USER + 100)
public class LimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String SPENT = "dilmun.calls.spent";

    @Inject
    Caller caller;

    @Inject
    CallLimits limits;

    @Inject
    AddressLimits addressLimits;

    @Inject
    CallerAddress address;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest servletRequest;

    /** What was spent, and whose calls they are. */
    private record Counted(String whose, Spent spent) {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.actor().isClient()) {
            count(request, "client", limits.spend(caller.actor().id()));
        } else if (limitsAnyone()) {
            count(request, "address", addressLimits.spend(address.of(servletRequest)));
        }
    }

    private boolean limitsAnyone() {
        OpenToAnyone open = resource.getResourceClass().getAnnotation(OpenToAnyone.class);
        return open != null && open.limited();
    }

    private static void count(ContainerRequestContext request, String whose, Spent spent) {
        request.setProperty(SPENT, new Counted(whose, spent));
        if (!spent.granted()) {
            throw new TooManyCalls(spent.limit(), spent.resetSeconds());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SPENT) instanceof Counted counted) {
            var headers = response.getHeaders();
            Spent spent = counted.spent();
            headers.putSingle(
                    "RateLimit-Policy",
                    "\"%s\";q=%d;w=%d".formatted(counted.whose(), spent.limit(), CallLimits.WINDOW.toSeconds()));
            headers.putSingle(
                    "RateLimit", "\"%s\";r=%d;t=%d".formatted(counted.whose(), spent.left(), spent.resetSeconds()));
        }
    }
}
