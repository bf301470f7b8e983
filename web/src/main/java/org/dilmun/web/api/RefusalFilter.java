package org.dilmun.web.api;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.MediaType;

import org.dilmun.domain.kernel.Json;
import org.dilmun.web.site.Messages;

/**
 * What the server itself refuses of the API, such as a header that it cannot read, is a problem document as well: machines
 * have no use for the page that people see. An address of the API is what was written as one, also if its dots lead out of
 * it.
 */
@WebFilter("/*")
public class RefusalFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(RefusalFilter.class.getName());
    private static final int MOST_SKIPPED = 1 << 24;

    /** The coding of a body that is not packed. */
    private static final String PLAIN = "identity";

    @Inject
    transient Messages messages;

    @Inject
    transient ProblemTypes types;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getRequestURI().startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        if (!readable(request.getContentType())) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (packed(request)) {
            response.setHeader("Accept-Encoding", PLAIN); // RFC 9110 section 15.5.16
            refuse(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            response.flushBuffer(); // before the server unpacks the body, and fails of what it cannot
            passOver(request);
            return;
        }
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendError(int status) throws IOException {
                refuse(request, response, status);
            }

            /** What the server would say of it is of the inside. */
            @Override
            public void sendError(int status, String message) throws IOException {
                refuse(request, response, status);
            }
        });
    }

    /** The server takes a type with a weight that is no number for a fault of its own. */
    private static boolean readable(String type) {
        try {
            return type == null || !MediaType.valueOf(type).getParameters().containsKey("q");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A body of the API is small, and unpacked it may be anything but. The server would unpack even none. */
    private static boolean packed(HttpServletRequest request) {
        boolean mayHaveBody = request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null
                || !List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
        return mayHaveBody
                && Collections.list(request.getHeaders("Content-Encoding")).stream()
                        .flatMap(codings -> Stream.of(codings.split(",", -1)))
                        .anyMatch(coding -> !coding.strip().equalsIgnoreCase(PLAIN));
    }

    /** A client hears the answer only once it has sent all. */
    private static void passOver(HttpServletRequest request) {
        try {
            request.getInputStream().skip(MOST_SKIPPED);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a packed body cannot be unpacked; it was not wanted", e);
        }
    }

    private String code(int status) {
        if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) { // what it says of a method that it never heard of
            return "http-405";
        }
        String named = "http-" + status;
        return types.has(named) ? named : status < 500 ? "http-400" : "unexpected";
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int given) throws IOException {
        String code = code(given);
        int status = types.status(code);
        String title = messages.problem(WishedLanguages.of(request.getHeader("Accept-Language")), code, Map.of());
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(ProblemView.MEDIA_TYPE.toString());
        response.getOutputStream()
                .write(Json.bytes(new ProblemView("/problems/" + code, title, status, Map.of(), Map.of())));
    }
}
