package org.dilmun.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

import org.dilmun.ejb.country.Country;

/**
 * Gives the addresses of pages to the servlet of the pages. {@link FrontFilter} forwards them to their views in any case; but
 * a form with files is read only under the limits of the servlet to which its address belongs.
 */
@WebListener
public class PageMapping implements ServletContextListener {

    @Inject
    Country country;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var pages = event.getServletContext().getServletRegistration("faces");
        country.languages().forEach(language -> pages.addMapping("/" + language + "/*"));
    }
}
