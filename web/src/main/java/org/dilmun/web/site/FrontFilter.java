package org.dilmun.web.site;

import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;

/**
 * Gives every page its address, {@code /{language}/{view}/{rest}}: forwards to the longest {@code {view}.xhtml} that
 * exists. Views themselves are no addresses. Each page is born denied: only those with a rule in {@link PageRules} open.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FrontFilter extends HttpFilter {

    public static final String LANGUAGE = "dilmun.language";

    /** The address behind the language, with a leading slash; empty for the home page. */
    public static final String PATH = "dilmun.path";

    /** What follows the view in the address, without a leading slash: the code of a service, a reference. */
    public static final String REST = "dilmun.rest";

    private static final long serialVersionUID = 1L;
    private static final String CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'; style-src 'self'; script-src 'self'";

    @Inject
    transient Country country;

    @Inject
    transient PageRules rules;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        headers(response);
        if (path.equals("/")) {
            response.sendRedirect("/" + preferred(request).tag());
            return;
        }
        Optional<Language> language = language(path);
        if (language.isPresent()) {
            page(request, response, language.get(), path.substring(1 + language.get().tag().length()));
        } else if (path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response, Language language, String path)
            throws IOException, ServletException {
        request.setAttribute(LANGUAGE, language);
        request.setAttribute(PATH, path);
        String view = view(path);
        if (view == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute(REST, rest(path, view));
        switch (rules.decide(view)) {
            case OPEN -> request.getRequestDispatcher(view + ".xhtml").forward(request, response);
            case SIGN_IN -> response.sendRedirect("/" + language.tag() + "/login?next=" + path);
            case REFUSED -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** @return the longest view that the path begins with, or null */
    private String view(String path) throws MalformedURLException {
        String candidate = path.isEmpty() || path.equals("/") ? "/home" : path;
        while (!candidate.isEmpty()) {
            for (String view : new String[] {candidate, candidate + "/index"}) {
                if (getServletContext().getResource(view + ".xhtml") != null) {
                    return view;
                }
            }
            candidate = candidate.substring(0, candidate.lastIndexOf('/'));
        }
        return null;
    }

    private static String rest(String path, String view) {
        String base = view.endsWith("/index") && !path.startsWith(view) ? view.substring(0, view.length() - "/index".length()) : view;
        return path.length() > base.length() + 1 && path.startsWith(base) ? path.substring(base.length() + 1) : "";
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

    private static void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CSP);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
