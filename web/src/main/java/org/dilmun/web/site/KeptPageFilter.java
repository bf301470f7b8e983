package org.dilmun.web.site;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.access.Caller;
import org.dilmun.web.site.KeptPage.Edition;

/**
 * Sends a public page to whoever is not signed in as it was rendered for somebody else who was not. Behind the forward of
 * the {@link FrontFilter}, which knows the page, and before the page is built.
 */
@WebFilter(urlPatterns = "*.xhtml", dispatcherTypes = DispatcherType.FORWARD, asyncSupported = true)
public class KeptPageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient KeptPages pages;

    @Inject
    transient Caller caller;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var page = (Page) request.getAttribute(FrontFilter.PAGE);
        if (page == null || page.sameForAll().isZero()) { // an address that is no page shows one of refusal
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Cookie");
        if (!request.getMethod().equals("GET") || caller.actor().isPerson()) {
            chain.doFilter(request, response);
            return;
        }
        KeptPages.Address address = address(request);
        KeptPage kept = pages.find(address, page).orElse(null);
        if (kept == null) {
            render(address, request, response, chain);
        } else {
            kept.send(request, response);
        }
    }

    private void render(
            KeptPages.Address address, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Edition edition = pages.edition();
        var held = new HeldResponse(response);
        chain.doFilter(request, held);
        if (held.isPageForAll() && request.getSession(false) == null) {
            pages.keep(address, held.body(), held.getContentType(), edition).send(request, response);
        } else {
            held.letGo();
        }
    }

    private static KeptPages.Address address(HttpServletRequest request) {
        var language = (Language) request.getAttribute(FrontFilter.LANGUAGE);
        return new KeptPages.Address("/" + language.tag() + request.getAttribute(FrontFilter.PATH), (String)
                request.getAttribute(FrontFilter.QUERY));
    }
}
