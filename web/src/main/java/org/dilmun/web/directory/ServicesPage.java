package org.dilmun.web.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.access.Channel;
import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.web.directory.ServiceCards.Card;
import org.dilmun.web.site.Lang;

/** The directory: all services, by body, audience, life event, category and channel. The address holds the whole choice. */
@Named
@RequestScoped
public class ServicesPage {

    private static final int SIZE = 20;

    @Inject
    Directory directory;

    @Inject
    Labels labels;

    @Inject
    ServiceCards cards;

    @Inject
    JourneyCards journeys;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    private List<Facet> facets;
    private List<Service> found;

    /** One way to narrow the list: the codes that a service has in it, and what a code is called. */
    private record Facet(String code, Function<Service, Stream<String>> codes, Function<String, LocalizedText> label) {}

    /** A facet as a field. */
    public record Filter(String code, List<Option> options) {}

    /** A value of a facet. */
    public record Option(String value, String label, long count, boolean selected) {}

    /** A value that narrows the list now. */
    public record Chosen(String label, String removeUrl) {}

    @PostConstruct
    void load() {
        facets = List.of(
                new Facet("body", service -> service.providers().stream().map(GovernmentBody::code), code -> directory
                        .body(code)
                        .name()),
                new Facet(
                        "audience",
                        service -> service.descriptor().audience().stream().map(Audience::code),
                        labels::audience),
                new Facet("lifeEvent", service -> service.descriptor().lifeEvents().stream(), labels::lifeEvent),
                new Facet("category", service -> Stream.of(service.descriptor().category()), labels::category),
                new Facet(
                        "channel",
                        service -> service.descriptor().channels().stream().map(Channel::code),
                        labels::channel));
        found = directory.list().stream()
                .filter(service -> facets.stream().allMatch(facet -> fits(facet, service)))
                .filter(service -> !isOnlineOnly() || service.descriptor().online())
                .sorted(Comparator.comparing(
                                (Service service) -> !service.descriptor().online())
                        .thenComparing(service -> service.name(lang.getCode())))
                .toList();
    }

    private boolean fits(Facet facet, Service service) {
        String value = value(facet.code());
        return value.isEmpty() || facet.codes().apply(service).anyMatch(value::equals);
    }

    /** An address that names a body which has ended leads to the one that took over. */
    private String value(String parameter) {
        String value = request.getParameter(parameter);
        if (value == null) {
            return "";
        }
        return parameter.equals("body") && directory.inCharge(value) != null
                ? directory.inCharge(value).code()
                : value;
    }

    public boolean isOnlineOnly() {
        return value("online").equals("true");
    }

    /** What the chosen life event is as one application; empty if none is chosen. */
    public List<JourneyCards.JourneyCard> getJourneys() {
        return journeys.of(value("lifeEvent"));
    }

    public int getCount() {
        return found.size();
    }

    public List<Filter> getFilters() {
        return facets.stream()
                .map(facet -> new Filter(facet.code(), options(facet)))
                .toList();
    }

    private List<Option> options(Facet facet) {
        Map<String, Long> counts = directory.list().stream()
                .flatMap(facet.codes())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new Option(
                        entry.getKey(),
                        cards.in(facet.label().apply(entry.getKey())),
                        entry.getValue(),
                        entry.getKey().equals(value(facet.code()))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    public List<Chosen> getChosen() {
        return facets.stream()
                .flatMap(facet -> options(facet).stream()
                        .filter(Option::selected)
                        .map(option -> new Chosen(option.label(), url(facet.code(), 0))))
                .toList();
    }

    public List<Card> getResults() {
        return found.stream()
                .skip((long) page() * SIZE)
                .limit(SIZE)
                .map(cards::card)
                .toList();
    }

    private int page() {
        String page = value("page");
        return page.matches("[0-9]{1,3}") ? Integer.parseInt(page) : 0;
    }

    public String getPreviousUrl() {
        return page() > 0 ? url("", page() - 1) : null;
    }

    public String getNextUrl() {
        return (page() + 1) * SIZE < found.size() ? url("", page() + 1) : null;
    }

    /** The address of this choice, without that facet, at that page. */
    private String url(String without, int page) {
        var query = new ArrayList<String>();
        Stream.concat(facets.stream().map(Facet::code), Stream.of("online"))
                .filter(code -> !code.equals(without) && !value(code).isEmpty())
                .forEach(code -> query.add(code + "=" + URLEncoder.encode(value(code), StandardCharsets.UTF_8)));
        if (page > 0) {
            query.add("page=" + page);
        }
        return lang.url("/services") + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
