package org.dilmun.web.site;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Announcements;
import org.dilmun.ejb.directory.Directory;

/** What stands below each page: how old it is. A public page says when its contents last changed, any other when it was shown. */
@Named
@RequestScoped
public class PageFoot {

    @Inject
    Lang lang;

    @Inject
    Directory directory;

    @Inject
    Announcements announcements;

    @Inject
    PageTexts texts;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    private Optional<Page.Match> match;

    @PostConstruct
    void find() {
        match = Page.at(lang.getPath());
    }

    /** Whether this is a page at all, and not the message that there is none. */
    public boolean isShown() {
        return match.isPresent();
    }

    /** @return null on pages that are not for everybody */
    public LocalDate getUpdated() {
        return match.filter(PageFoot::isPublic).map(this::changed).orElse(null);
    }

    /** @return null on public pages */
    public ZonedDateTime getAsOf() {
        return match.filter(found -> !isPublic(found))
                .map(found -> clock.instant().atZone(country.zone()))
                .orElse(null);
    }

    private static boolean isPublic(Page.Match found) {
        return found.page().opens() == Page.Opens.ANYONE;
    }

    private LocalDate changed(Page.Match found) {
        return switch (found.page()) {
            case SERVICE -> country.day(directory.get(found.service()).publishedAt());
            case SERVICES, SEARCH -> country.day(directory.publishedAt());
            case HOME -> later(
                    country.day(directory.publishedAt()),
                    announcements.latest(1).stream()
                            .map(news -> LocalDate.parse(news.date()))
                            .findFirst());
            default -> texts.changed(found.page());
        };
    }

    private static LocalDate later(LocalDate one, Optional<LocalDate> other) {
        return other.filter(day -> day.isAfter(one)).orElse(one);
    }
}
