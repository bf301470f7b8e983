package org.dilmun.ejb.country;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;

/** What the country calls its categories, life events, audiences, channels and kinds of body; and which services it puts first. */
@ApplicationScoped
public class Labels {

    @Inject
    Country country;

    private Data data;
    private List<String> featured;

    /** The shape of {@code labels.yaml}. */
    public record Data(
            Map<String, LocalizedText> category,
            Map<String, LifeEvent> lifeEvent,
            Map<String, LocalizedText> audience,
            Map<String, LocalizedText> channel,
            Map<String, LocalizedText> bodyKind) {}

    /** A life event; {@code order} is its place on the home page and {@code icon} its picture, if it stands there. */
    public record LifeEvent(LocalizedText label, LocalizedText hint, boolean home, int order, String icon) {}

    /** A code with what it is called, and its picture. */
    public record Labelled(String code, LocalizedText label, LocalizedText hint, String icon) {}

    @PostConstruct
    void load() {
        data = country.files().read("labels.yaml").as(Data.class);
        featured = country.files()
                .find("featured.yaml")
                .map(file -> List.of(file.as(String[].class)))
                .orElse(List.of());
    }

    public LocalizedText category(String code) {
        return data.category().get(code);
    }

    public LocalizedText audience(String code) {
        return data.audience().get(code);
    }

    public LocalizedText channel(String code) {
        return data.channel().get(code);
    }

    public LocalizedText lifeEvent(String code) {
        return data.lifeEvent().get(code).label();
    }

    /** @return in the order of the home page */
    public List<Labelled> homeLifeEvents() {
        return data.lifeEvent().entrySet().stream()
                .filter(entry -> entry.getValue().home())
                .sorted(Comparator.comparing(entry -> entry.getValue().order()))
                .map(entry -> new Labelled(
                        entry.getKey(),
                        entry.getValue().label(),
                        entry.getValue().hint(),
                        entry.getValue().icon()))
                .toList();
    }

    /** @return codes of services, in the order in which the country puts them forward */
    public List<String> featured() {
        return featured;
    }
}
