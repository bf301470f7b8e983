package org.dilmun.ejb.school;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.school.AgeRule;
import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SchoolCalendar;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.ejb.country.Country;

/** Which schools there are, and by which rules pupils change them. Data of the country, {@code schools.yaml}. */
@ApplicationScoped
public class Schools {

    static final String FILE = "schools.yaml";

    @Inject
    Country country;

    private Data data = new Data(null, null, null, null, null, null, null);

    /**
     * The shape of the file.
     *
     * @param body code of the ministry
     * @param catchment part of an address by which a home belongs to a school
     * @param regions names of the parts of the country in which schools are, by code
     * @param tracks names of what secondary grades are divided into, by code
     */
    public record Data(
            String body,
            String catchment,
            AgeRule ages,
            SchoolCalendar calendar,
            Map<String, LocalizedText> regions,
            Map<String, LocalizedText> tracks,
            List<School> schools) {

        public Data {
            regions = regions == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(regions));
            tracks = tracks == null ? Map.of() : Map.copyOf(tracks);
            schools = schools == null ? List.of() : List.copyOf(schools);
        }
    }

    @PostConstruct
    void load() {
        data = country.files().find(FILE).map(file -> file.as(Data.class)).orElse(data);
    }

    /** @return in the order of the file */
    public List<School> list() {
        return data.schools();
    }

    /** @return empty if there is no such school, or none any more */
    public Optional<School> find(String code) {
        return list().stream().filter(school -> school.code().equals(code)).findFirst();
    }

    /** @throws NotFound if there is none, or none any more */
    public School get(String code) {
        return find(code).orElseThrow(() -> new NotFound("school", code));
    }

    /** @return code of the ministry; empty in a country of which no schools are known */
    public Optional<String> body() {
        return Optional.ofNullable(data.body());
    }

    public AgeRule ages() {
        return data.ages();
    }

    public SchoolCalendar calendar() {
        return data.calendar();
    }

    /** @return the area of the home that decides which schools are there for it; null: nobody knows */
    public String area(Person person) {
        return person.address() == null ? null : person.address().part(data.catchment());
    }

    /** @return their names by code, in the order of the file */
    public Map<String, LocalizedText> regions() {
        return data.regions();
    }

    /** @return in a fixed order */
    public List<String> tracks() {
        return data.tracks().keySet().stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** @return empty for {@link SeatSection#UNDIVIDED} */
    public Optional<LocalizedText> trackName(String code) {
        return Optional.ofNullable(data.tracks().get(code));
    }

    /** @return the grade as the school itself calls it, with its track */
    public LocalizedText gradeName(SeatGroup group) {
        School school = get(group.school());
        String grade = school.nameOf(group.grade());
        return trackName(group.track())
                .map(track -> new LocalizedText(track.byTag().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> grade + " · " + entry.getValue()))))
                .orElseGet(() -> LocalizedText.same(grade, school.name()));
    }
}
