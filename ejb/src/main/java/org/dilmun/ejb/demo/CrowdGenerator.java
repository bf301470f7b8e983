package org.dilmun.ejb.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.PersonalNumberRule;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;

/**
 * A series of invented people: who stands at a place in it depends on the country's data and the place alone. They have no
 * telephone and no e-mail, since any that could be invented may be somebody's.
 */
final class CrowdGenerator {

    private static final int HUNDRED = 100;
    private static final int DAYS = 28;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // places next to each other begin far apart

    private final CrowdData data;
    private final String ownNationality;
    private final List<Language> languages;
    private final PersonalNumberRule rule;

    CrowdGenerator(CrowdData data, Country country) {
        this.data = data;
        this.ownNationality = country.nationality();
        this.languages = country.languages();
        this.rule = country.personalNumberRule();
    }

    /** An invented person. */
    record Invented(PersonalNumber number, Person.Profile profile) {}

    /** @return empty at a place whose number can have no check digit */
    Optional<Invented> at(long place) {
        var random = new Random((data.seed() + place) * SPREAD); // its series is part of its contract
        CrowdData.Group group = group(random.nextInt(HUNDRED));
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        LocalDate born = LocalDate.of(
                data.born().from()
                        + random.nextInt(data.born().to() - data.born().from() + 1),
                1 + random.nextInt(12),
                1 + random.nextInt(DAYS));
        LocalizedText name = name(group, sex, random);
        Address address = address(random);
        boolean citizen = group.nationality().equals(ownNationality);
        return number(born, random)
                .map(number -> new Invented(
                        number,
                        new Person.Profile(name, born, sex, group.nationality(), citizen, address, null, null)));
    }

    private CrowdData.Group group(int point) {
        int up = 0;
        for (CrowdData.Group group : data.groups()) {
            up += group.share();
            if (point < up) {
                return group;
            }
        }
        return data.groups().get(0);
    }

    private LocalizedText name(CrowdData.Group group, Sex sex, Random random) {
        List<LocalizedText> parts = group.forms().stream()
                .map(form -> switch (form) {
                    case "given" -> any(sex == Sex.FEMALE ? group.female() : group.male(), random);
                    case "family" -> any(group.family(), random);
                    default -> any(group.male(), random);
                })
                .toList();
        return new LocalizedText(languages.stream().collect(Collectors.toMap(Language::tag, language -> parts.stream()
                .map(part -> part.in(language))
                .collect(Collectors.joining(" ")))));
    }

    private Address address(Random random) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (CrowdData.AddressPart part : data.address()) {
            String text = part.values() == null
                    ? Integer.toString(part.from() + random.nextInt(part.to() - part.from() + 1))
                    : any(part.values(), random);
            if (random.nextInt(HUNDRED) < (part.often() == null ? HUNDRED : part.often())) {
                parts.put(part.part(), text);
            }
        }
        return new Address(parts);
    }

    private Optional<PersonalNumber> number(LocalDate born, Random random) {
        String start = data.number()
                .replace("yy", "%02d".formatted(born.getYear() % HUNDRED))
                .replace("MM", "%02d".formatted(born.getMonthValue()))
                .replace("?", "")
                .chars()
                .mapToObj(c -> switch (c) {
                    case '#' -> Integer.toString(random.nextInt(10));
                    case '@' -> Character.toString((char) ('A' + random.nextInt(26)));
                    default -> Character.toString((char) c);
                })
                .collect(Collectors.joining());
        Stream<String> ends =
                data.number().endsWith("?") ? IntStream.range(0, 10).mapToObj(Integer::toString) : Stream.of("");
        return ends.map(end -> start + end).filter(rule::accepts).findFirst().map(PersonalNumber::new);
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
