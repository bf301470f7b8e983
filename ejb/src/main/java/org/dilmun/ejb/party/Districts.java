package org.dilmun.ejb.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

/** Which body serves which part of the country: the municipality of a block. Data of the country, {@code districts.yaml}. */
@ApplicationScoped
public class Districts {

    private static final String FILE = "districts.yaml";

    @Inject
    Country country;

    private Map<String, Division> divisions = Map.of();

    /** The shape of the file: divisions by their codes. */
    record Divisions(@JsonValue Map<String, Division> byCode) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Divisions {}
    }

    /**
     * One way in which the country is divided.
     *
     * @param label what people call the body of their own district: "Your municipality"
     * @param part of an address, a whole number, that tells the district
     */
    public record Division(LocalizedText label, String part, List<District> districts) {

        /** @return code of the body that serves the address; empty if nobody does, or the address does not say */
        public Optional<String> bodyOf(Address address) {
            String number = address == null ? null : address.part(part);
            return number == null || !number.matches("[0-9]{1,9}")
                    ? Optional.empty()
                    : districts.stream()
                            .filter(district -> district.holds(Integer.parseInt(number)))
                            .map(District::body)
                            .findFirst();
        }

        /** @return codes of the bodies that serve some part of the country, in the order of the file */
        public List<String> bodies() {
            return districts.stream().map(District::body).distinct().toList();
        }
    }

    /** What lies between two numbers, both of them within, is served by that body. */
    public record District(String body, int from, int to) {

        boolean holds(int number) {
            return from <= number && number <= to;
        }
    }

    @PostConstruct
    void load() {
        divisions = country.files().find(FILE).map(Districts::read).orElse(Map.of());
    }

    private static Map<String, Division> read(YamlFile file) {
        return new TreeMap<>(file.as(Divisions.class).byCode());
    }

    /**
     * The codes of the divisions of a country, whose file is sound.
     *
     * @throws BrokenCountryData naming every mistake with its line and column
     */
    public static Set<String> codes(Country country) {
        return country.files()
                .find(FILE)
                .map(file -> checked(file, Bodies.codes(country)))
                .orElse(Set.of());
    }

    private static Set<String> checked(YamlFile file, Set<String> bodies) {
        Map<String, Division> read = read(file);
        var mistakes = new ArrayList<String>();
        read.forEach((code, division) -> {
            List<District> districts = division.districts();
            for (int d = 0; d < districts.size(); d++) {
                District district = districts.get(d);
                String place = file.name() + ":"
                        + file.place("/" + code + "/districts/" + d).text() + ": ";
                if (!bodies.contains(district.body())) {
                    mistakes.add(place + "there is no body " + district.body());
                }
                if (district.from() > district.to()) {
                    mistakes.add(place + "nothing lies from " + district.from() + " to " + district.to());
                }
                districts.subList(0, d).stream()
                        .filter(other -> other.from() <= district.to() && district.from() <= other.to())
                        .forEach(other -> mistakes.add(place + "a part of it is served by " + other.body()
                                + " already, from " + other.from()));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new BrokenCountryData(mistakes);
        }
        return read.keySet();
    }

    /** @return empty if the country is not divided so */
    public Optional<Division> find(String division) {
        return Optional.ofNullable(divisions.get(division));
    }
}
