package org.dilmun.web.site;

import java.io.IOException;
import java.util.Locale;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.persistence.StatementCount;

/** One line of the log for each request, and its number in the answer. Stands before all other filters, in {@code web.xml}. */
public class RequestLog extends HttpFilter {

    /** Request attribute: the route, if somebody behind this filter knows it better. */
    public static final String ROUTE = "dilmun.route";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger("org.dilmun.request");
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    @Inject
    transient Caller caller;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = System.nanoTime();
        StatementCount.begin();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR; // unless it comes back
        response.setHeader(RequestNumber.HEADER, RequestNumber.current());
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            long took = (System.nanoTime() - began) / NANOS_A_MILLISECOND;
            String kind = caller.actor().kind().name().toLowerCase(Locale.ROOT);
            var line = new RequestLine(
                    RequestNumber.current(), method(request), route(request), status, took, StatementCount.get(), kind);
            LOG.log(isProbe(request) ? System.Logger.Level.DEBUG : System.Logger.Level.INFO, "{0}", line);
        }
    }

    /** A method is a word that the caller chooses. */
    private static String method(HttpServletRequest request) {
        String method = request.getMethod();
        return method.matches("[A-Z]{1,10}") ? method : "?";
    }

    private static String route(HttpServletRequest request) {
        Object known = request.getAttribute(ROUTE);
        return known != null
                ? known.toString()
                : request.getHttpServletMapping().getPattern();
    }

    /** Pieces of pages and questions of machines, of which there are many and which tell little. */
    private static boolean isProbe(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/jakarta.faces.resource/") || path.startsWith("/health") || path.startsWith("/metrics");
    }
}
