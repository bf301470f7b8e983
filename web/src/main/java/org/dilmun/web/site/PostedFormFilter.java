package org.dilmun.web.site;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Reads what was posted before a page does, so that what nobody can read is told as such. Behind the forward of the
 * {@link FrontFilter}: only there does the server know that the page takes files.
 */
@WebFilter(urlPatterns = "*.xhtml", dispatcherTypes = DispatcherType.FORWARD, asyncSupported = true)
public class PostedFormFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int unreadable = unreadable(request);
        if (unreadable == 0) {
            chain.doFilter(request, response);
        } else {
            response.sendError(unreadable);
        }
    }

    /** @return the status that says why it cannot be read; 0 if it can */
    private static int unreadable(HttpServletRequest request) {
        try {
            var posted = request.getParameterMap();
            boolean partial = "partial/ajax".equals(request.getHeader("Faces-Request"))
                    || posted.containsKey("jakarta.faces.partial.ajax"); // no page of ours asks for parts of it
            boolean stateless =
                    "stateless".equals(request.getParameter("jakarta.faces.ViewState")); // nor has such forms
            return partial || stateless ? HttpServletResponse.SC_BAD_REQUEST : 0;
        } catch (RuntimeException e) { // servers agree only on what they throw for too much
            return tooLarge(e) ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST;
        }
    }

    private static boolean tooLarge(Throwable thrown) {
        return thrown instanceof IllegalStateException || (thrown.getCause() != null && tooLarge(thrown.getCause()));
    }
}
