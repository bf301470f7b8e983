package org.dilmun.ejb.party;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

/** Changes of bodies that are decreed outside of the platform. Data of the country, {@code body-changes.yaml}. */
public final class DatedChanges {

    /** Where they stand, in the folder of the country. */
    public static final String FILE = "body-changes.yaml";

    private DatedChanges() {}

    /**
     * One of them. What its kind does not ask for is left out.
     *
     * @param body code of the body that changes
     * @param kind {@code rename}, {@code move}, {@code merge} or {@code split}
     * @param from first day on which it is so, {@code 2027-01-01}
     * @param name of a body that is renamed
     * @param parent code of the body that it is to belong to
     * @param into code of the body that takes over
     * @param services of a split: codes of the bodies that take over services, by the codes of these
     */
    public record ChangeData(
            String body,
            String kind,
            String from,
            LocalizedText name,
            String parent,
            String into,
            Map<String, String> services) {

        public ChangeData {
            services = services == null ? Map.of() : Map.copyOf(services);
        }

        Optional<BodyChange.Kind> ofKind() {
            return BodyChange.Kind.of(String.valueOf(kind));
        }

        Optional<LocalDate> day() {
            try {
                return Optional.of(LocalDate.parse(String.valueOf(from)));
            } catch (DateTimeException noDay) {
                return Optional.empty();
            }
        }

        private Stream<String> bodies() {
            return Stream.of(
                            Stream.of(String.valueOf(body)),
                            Stream.ofNullable(parent),
                            Stream.ofNullable(into),
                            services.values().stream())
                    .flatMap(some -> some);
        }
    }

    /**
     * The changes of a country, whose file is sound.
     *
     * @throws BrokenCountryData naming every mistake with its line and column
     */
    public static List<ChangeData> of(Country country) {
        return country.files()
                .find(FILE)
                .map(file -> checked(file, Bodies.codes(country)))
                .orElse(List.of());
    }

    private static List<ChangeData> checked(YamlFile file, Set<String> bodies) {
        var mistakes = new ArrayList<String>();
        List<ChangeData> changes = List.of(file.as(ChangeData[].class));
        for (int c = 0; c < changes.size(); c++) {
            ChangeData change = changes.get(c);
            String place = file.name() + ":" + file.place("/" + c).text() + ": ";
            change.bodies()
                    .filter(code -> !bodies.contains(code))
                    .forEach(code -> mistakes.add(place + "there is no body " + code));
            if (change.ofKind().isEmpty()) {
                mistakes.add(place + "say as kind rename, move, merge or split");
            }
            if (change.day().isEmpty()) {
                mistakes.add(place + "say as from a day such as 2027-01-01");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BrokenCountryData(mistakes);
        }
        return changes;
    }
}
