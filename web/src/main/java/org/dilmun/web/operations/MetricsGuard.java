package org.dilmun.web.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows the numbers of the server and of the platform to whoever has the token; for everybody else there is no such address. */
@WebFilter(urlPatterns = "/metrics/*")
public class MetricsGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "dilmun.metrics.token")
    transient Optional<String> token;

    @Inject
    transient DiagnosticGauges gauges;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String shown = request.getHeader("Authorization");
        if (shown == null || token.filter(own -> same("Bearer " + own, shown)).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        gauges.follow();
        chain.doFilter(request, response);
    }

    /** Takes the same time wherever they differ. */
    private static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
