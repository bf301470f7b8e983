package org.dilmun.web.directory;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.Audience;
import org.dilmun.ejb.analytics.Figures;
import org.dilmun.ejb.analytics.MostUsed;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Announcements;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.web.directory.ServiceCards.Card;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The home page of the portal. */
@Named
@RequestScoped
public class HomePage {

    private static final int SHORTLISTED = 6;
    private static final int NEWS = 4;
    private static final int OF_AUDIENCE = 4;

    @Inject
    Directory directory;

    @Inject
    Labels labels;

    @Inject
    Country country;

    @Inject
    Figures figures;

    @Inject
    Announcements announcements;

    @Inject
    ServiceCards cards;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private Optional<MostUsed> mostUsed;

    /** A life event. */
    public record EventTile(String code, String icon, String name, String hint) {}

    /** Some services under a heading; {@code asOf} is null if they are not chosen by figures. */
    public record Shortlist(String title, ZonedDateTime asOf, List<Card> services) {}

    /** An announcement. */
    public record News(String title, String body, LocalDate date, String text) {}

    /** The entry of an audience. */
    public record AudienceEntry(String icon, String name, String hint, List<Card> services, String url, String all) {}

    @PostConstruct
    void load() {
        mostUsed = figures.mostUsed();
    }

    public int getServiceCount() {
        return directory.list().size();
    }

    public List<EventTile> getLifeEvents() {
        return labels.homeLifeEvents().stream()
                .map(event ->
                        new EventTile(event.code(), event.icon(), cards.in(event.label()), cards.in(event.hint())))
                .toList();
    }

    /** What is most used, and what the country puts first where the figures do not fill the list. */
    public List<Shortlist> getShortlists() {
        List<Service> popular = mostUsed.map(MostUsed::services).stream()
                .flatMap(List::stream)
                .flatMap(code -> directory.list().stream()
                        .filter(service -> service.code().equals(code)))
                .limit(SHORTLISTED)
                .toList();
        List<Service> featured = labels.featured().stream()
                .map(directory::get)
                .filter(service -> !popular.contains(service))
                .limit(SHORTLISTED - popular.size())
                .toList();
        ZonedDateTime asOf =
                mostUsed.map(used -> used.asOf().atZone(country.zone())).orElse(null);
        return Stream.of(shortlist("popular", asOf, popular), shortlist("featured", null, featured))
                .filter(shortlist -> !shortlist.services().isEmpty())
                .toList();
    }

    private Shortlist shortlist(String key, ZonedDateTime asOf, List<Service> services) {
        return new Shortlist(
                text("home.title." + key),
                asOf,
                services.stream().map(cards::card).toList());
    }

    public List<News> getAnnouncements() {
        return announcements.latest(NEWS).stream()
                .map(news -> new News(
                        cards.in(news.title()),
                        cards.in(directory.body(news.body()).name()),
                        LocalDate.parse(news.date()),
                        cards.in(news.text())))
                .toList();
    }

    public List<AudienceEntry> getAudiences() {
        return List.of(
                entry("user", "individuals", Audience.CITIZEN),
                entry("briefcase", "business", Audience.BUSINESS),
                entry("compass", "visitors", Audience.VISITOR));
    }

    private AudienceEntry entry(String icon, String key, Audience audience) {
        List<Card> services = labels.featured().stream()
                .map(directory::get)
                .filter(service -> isFor(service, audience))
                .limit(OF_AUDIENCE)
                .map(cards::card)
                .toList();
        return new AudienceEntry(
                icon,
                text("home.audience." + key),
                text("home.audience." + key + "-text"),
                services,
                lang.url("/services") + "?audience=" + audience.code(),
                text("home.audience." + key + "-all"));
    }

    private static boolean isFor(Service service, Audience audience) {
        return service.descriptor().audience().contains(audience);
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }
}
