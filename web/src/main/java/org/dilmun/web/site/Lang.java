package org.dilmun.web.site;

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
public class Lang {

    @Inject
    Country country;

    @Inject
    HttpServletRequest request;

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

    /** @return whether there is another language to switch to */
    public boolean isSwitchable() {
        return country.languages().size() > 1;
    }

    /** The symbol of the country's currency, as readers of the language write it. */
    public String getCurrency() {
        return country.currencySymbol().in(language());
    }

    /** Address behind the language, with a leading slash; empty on the home page and on pages without an address. */
    public String getPath() {
        Object path = request.getAttribute(FrontFilter.PATH);
        return path == null ? "" : path.toString();
    }

    /** This page in the other language. */
    public String getOtherUrl() {
        Object query = request.getAttribute(FrontFilter.QUERY);
        return "/" + getOther() + getPath() + (query == null ? "" : "?" + query);
    }

    /** @param path from the language on, {@code /services} */
    public String url(String path) {
        return "/" + getCode() + path;
    }
}
