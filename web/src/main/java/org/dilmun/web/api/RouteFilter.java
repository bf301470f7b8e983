package org.dilmun.web.api;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.web.site.RequestLog;

/** Tells the log which operation is called, in the words of the contract; before anybody may refuse the call. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class RouteFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        request.setAttribute(
                RequestLog.ROUTE,
                "/api/v1"
                        + segment(resource.getResourceClass().getAnnotation(Path.class))
                        + segment(resource.getResourceMethod().getAnnotation(Path.class)));
    }

    private static String segment(Path path) {
        return path == null || path.value().isEmpty()
                ? ""
                : path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
