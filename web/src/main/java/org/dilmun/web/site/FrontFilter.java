package org.dilmun.web.site;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.payment.Gateways;

/**
 * Gives every {@link Page} its address, {@code /{language}/…}, and forwards to its view. Views themselves are no addresses,
 * and who may not open a page does not reach it.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FrontFilter extends HttpFilter {

    public static final String LANGUAGE = "dilmun.language";

    /** The address behind the language, with a leading slash; empty for the home page. */
    public static final String PATH = "dilmun.path";

    /** The query of the address as the person sees it; null if it has none. */
    public static final String QUERY = "dilmun.query";

    /** The {@link Page} that is forwarded to. */
    public static final String PAGE = "dilmun.page";

    private static final long serialVersionUID = 1L;

    /** Of pages. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    private static final String CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'%s; frame-ancestors 'none'; style-src 'self'; script-src 'self'";

    @Inject
    transient Country country;

    @Inject
    transient Caller caller;

    @Inject
    transient Gateways gateways;

    @Inject
    transient Profile profile;

    @Inject
    transient Visits visits;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        headers(response);
        if (path.contains(";")) { // no address of ours has parameters in its path; error pages fail on them as well
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (path.equals("/")) {
            response.sendRedirect("/" + preferred(request).tag());
            return;
        }
        Optional<Language> language = language(path);
        if (language.isPresent()) {
            page(
                    request,
                    response,
                    language.get(),
                    path.substring(1 + language.get().tag().length()));
        } else if (path.startsWith("/openapi/")) { // of the server: a second, poorer description, and one in WADL
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (inside(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Templates behind the pages, and the classes that make a command of the WAR. */
    private static boolean inside(String path) {
        return path.startsWith("/org/") || (path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/"));
    }

    private void page(HttpServletRequest request, HttpServletResponse response, Language language, String path)
            throws IOException, ServletException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        request.setAttribute(LANGUAGE, language);
        request.setAttribute(PATH, path);
        request.setAttribute(QUERY, request.getQueryString());
        Optional<Page.Match> match =
                Page.at(path).filter(found -> !found.page().demonstrationOnly() || profile.demonstration());
        String address = match.map(found -> found.page().address()).orElse("/*");
        request.setAttribute(RequestLog.ROUTE, "/{lang}" + address);
        if (match.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (match.get().page().opens().to(caller.actor())) {
            request.setAttribute(PAGE, match.get().page());
            String query = match.get().query();
            String view = match.get().page().view();
            request.getRequestDispatcher(query.isEmpty() ? view : view + "?" + query)
                    .forward(request, new UnendedResponse(response));
            if (isShown(response.getStatus())) {
                visits.count(match.get());
            }
        } else if (caller.actor().isPerson()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect("/" + language.tag() + "/login?next=" + path);
        }
    }

    /** Whether the page stands before the person now, be it from the memory of the browser. */
    private static boolean isShown(int status) {
        return status == HttpServletResponse.SC_OK || status == HttpServletResponse.SC_NOT_MODIFIED;
    }

    private Optional<Language> language(String path) {
        return country.languages().stream()
                .filter(known -> path.equals("/" + known) || path.startsWith("/" + known + "/"))
                .findFirst();
    }

    private Language preferred(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        String first = header == null ? "" : header.split("[,;-]", 2)[0].strip();
        return country.languages().stream()
                .filter(known -> known.tag().equals(first))
                .findFirst()
                .orElse(country.languages().get(0));
    }

    private void headers(HttpServletResponse response) {
        String gatewaysToo =
                gateways.origins().stream().map(origin -> " " + origin).collect(Collectors.joining());
        response.setHeader("Content-Security-Policy", CSP.formatted(gatewaysToo)); // 'pay' redirects there
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
