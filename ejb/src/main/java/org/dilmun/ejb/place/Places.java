package org.dilmun.ejb.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;

/** Where bodies receive people, when, and for what. Data of the country, {@code places.yaml}. */
@ApplicationScoped
public class Places {

    private static final String FILE = "places.yaml";

    @Inject
    Country country;

    private PlacesData data = new PlacesData(null, null);

    @PostConstruct
    void load() {
        data = country.files().find(FILE).map(file -> file.as(PlacesData.class)).orElse(data);
    }

    /**
     * What a country's descriptors may ask people to come for, if the file of its places is sound.
     *
     * @return codes of the places, by the kind that is done there
     * @throws BrokenCountryData naming every mistake with its line and column
     */
    public static Map<String, Set<String>> codes(Country country) {
        return country.files()
                .find(FILE)
                .map(file -> new PlacesCheck(file, bodies(country), country.languages()).sound())
                .map(Places::byKind)
                .orElse(Map.of());
    }

    private static Map<String, Set<String>> byKind(PlacesData sound) {
        return sound.kinds().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), kind -> sound.places().stream()
                        .filter(place -> place.seats(kind) > 0)
                        .map(Place::code)
                        .collect(Collectors.toSet())));
    }

    private static Set<String> bodies(Country country) {
        return Stream.of(country.files().read("bodies.yaml").as(Bodies.BodyData[].class))
                .map(Bodies.BodyData::code)
                .collect(Collectors.toSet());
    }

    /** @return empty if there is no such place, or none any more */
    public Optional<Place> find(String code) {
        return data.places().stream().filter(place -> place.code().equals(code)).findFirst();
    }

    /** @throws NotFound if there is none, or none any more */
    public Place get(String code) {
        return find(code).orElseThrow(() -> new NotFound("place", code));
    }

    /** @return empty if there is no such kind, or none any more */
    public Optional<AppointmentKind> kind(String code) {
        return Optional.ofNullable(data.kinds().get(code));
    }

    /** @return where that is done, in the order of the file */
    public List<Place> where(String kind) {
        return data.places().stream().filter(place -> place.seats(kind) > 0).toList();
    }

    /** @return the places of those bodies, by their codes, in the order of the file */
    public List<Place> of(Set<String> bodies) {
        return data.places().stream()
                .filter(place -> bodies.contains(place.body()))
                .toList();
    }
}
