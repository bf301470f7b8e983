package org.dilmun.web.site;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;

/** The language of the page that is asked for, and addresses in it. */
@Named("lang")
@RequestScoped
public class Lang implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Country country;

    @Inject
    transient HttpServletRequest request;

    public Language language() {
        Object set = request.getAttribute(FrontFilter.LANGUAGE);
        return set instanceof Language language ? language : country.languages().get(0);
    }

    public String getCode() {
        return language().tag();
    }

    public String getDir() {
        return language().rightToLeft() ? "rtl" : "ltr";
    }

    public Locale getLocale() {
        return language().locale();
    }

    /** @return the language that the switch offers: the next one of the country */
    public String getOther() {
        List<Language> all = country.languages();
        return all.get((all.indexOf(language()) + 1) % all.size()).tag();
    }

    /** @return this page in the other language */
    public String getOtherUrl() {
        Object path = request.getAttribute(FrontFilter.PATH);
        String query = request.getMethod().equals("GET") && request.getQueryString() != null ? "?" + request.getQueryString() : "";
        return "/" + getOther() + (path == null ? "" : path) + query;
    }

    /** @param path from the language on, {@code /services} */
    public String url(String path) {
        return "/" + getCode() + path;
    }
}
