package org.dilmun.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets pages of other sites call the API from a browser: off, unless the operator names their origins. A browser never adds
 * the cookie to such a call, and the token endpoint stays closed to them: a client's secret does not belong in a page.
 */
@WebFilter("/api/*")
public class CorsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, POST";
    private static final String TAKEN = "Authorization, Content-Type, Accept-Language, Idempotency-Key, If-Match";
    private static final String SHOWN = "ETag, Location, Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate";

    /** As browsers write them, {@code https://counter.example}, separated by commas. */
    @Inject
    @ConfigProperty(name = "dilmun.cors.origins")
    transient Optional<String> configured;

    private Set<String> origins;

    @Override
    public void init() {
        origins =
                configured.map(text -> Set.copyOf(List.of(text.split(" *, *")))).orElse(Set.of());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origins.isEmpty() || origin == null) {
            chain.doFilter(request, response);
            return;
        }
        boolean known = origins.contains(origin);
        response.addHeader("Vary", "Origin");
        if (known) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", SHOWN);
        }
        boolean preflight =
                request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
        if (known && preflight) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", TAKEN);
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }
}
