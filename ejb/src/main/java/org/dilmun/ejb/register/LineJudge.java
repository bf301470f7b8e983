package org.dilmun.ejb.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.party.Leaving;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.register.RejectReason;
import org.dilmun.domain.register.Rejection;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.table.ColumnMissing;
import org.dilmun.ejb.table.ColumnUnknown;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.CsvLine;
import org.dilmun.ejb.table.NumberedLine;

/** Reads a line of people by the rules of the country, and names everything that is wrong with it at once. */
@ApplicationScoped
public class LineJudge {

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /**
     * @throws ColumnMissing if the first line of the file is no header of people
     * @throws ColumnUnknown likewise
     */
    Columns columns(NumberedLine header) {
        List<String> cells =
                header.tooLong() ? List.of() : CsvLine.cells(header.text()).orElse(List.of());
        Stream<String> names = country.languages().stream().map(language -> PeopleColumns.NAME + language);
        List<String> needed = Stream.concat(
                        Stream.of(
                                PeopleColumns.NUMBER,
                                PeopleColumns.BIRTH_DATE,
                                PeopleColumns.SEX,
                                PeopleColumns.NATIONALITY,
                                PeopleColumns.CITIZEN),
                        names)
                .toList();
        Stream<String> parts = country.addressForm().stream().map(part -> PeopleColumns.ADDRESS + part.part());
        return new Columns(
                cells,
                needed,
                Stream.concat(
                                Stream.of(
                                        PeopleColumns.PHONE,
                                        PeopleColumns.EMAIL,
                                        PeopleColumns.DISABILITY,
                                        PeopleColumns.SOCIAL_SUPPORT,
                                        PeopleColumns.DIED,
                                        PeopleColumns.DEPARTED,
                                        PeopleColumns.CARD,
                                        PeopleColumns.CARD_EXPIRES,
                                        PeopleColumns.FATHER,
                                        PeopleColumns.MOTHER),
                                parts)
                        .toList());
    }

    JudgedLine judge(NumberedLine line, Columns columns) {
        if (line.text().isBlank() && !line.tooLong()) {
            return JudgedLine.empty(line.number());
        }
        Optional<RejectReason> broken = broken(line);
        if (broken.isPresent()) {
            return JudgedLine.rejected(line.number(), List.of(Rejection.ofLine(broken.get())));
        }
        Optional<List<String>> cells = CsvLine.cells(line.text());
        if (cells.isEmpty()) {
            return JudgedLine.rejected(line.number(), List.of(Rejection.ofLine(RejectReason.QUOTES)));
        }
        if (cells.get().size() != columns.count()) {
            return JudgedLine.rejected(line.number(), List.of(Rejection.ofLine(RejectReason.CELLS)));
        }
        return new Reading(cells.get(), columns).judged(line.number());
    }

    private static Optional<RejectReason> broken(NumberedLine line) {
        if (line.tooLong()) {
            return Optional.of(RejectReason.LINE_TOO_LONG);
        }
        return line.text().indexOf('\uFFFD') < 0 ? Optional.empty() : Optional.of(RejectReason.NOT_UTF8);
    }

    /** One line on its way from cells to a person. */
    private final class Reading {

        private final List<Rejection> rejections = new ArrayList<>();
        private final CellReader cells;

        Reading(List<String> texts, Columns columns) {
            cells = new CellReader(column -> columns.cell(texts, column), rejections);
        }

        JudgedLine judged(long number) {
            PersonalNumber personalNumber = cells.number(PeopleColumns.NUMBER, country.personalNumberRule());
            LocalizedText name = name();
            LocalDate today = country.day(clock.instant());
            LocalDate born = cells.birthDate(PeopleColumns.BIRTH_DATE, today);
            Sex sex = cells.sex(PeopleColumns.SEX);
            String nationality = cells.nationality(PeopleColumns.NATIONALITY, country.nationality());
            boolean citizen = cells.yes(PeopleColumns.CITIZEN);
            var person = new Person.Profile(
                    name,
                    born,
                    sex,
                    nationality,
                    citizen,
                    address(),
                    cells.phone(PeopleColumns.PHONE),
                    cells.email(PeopleColumns.EMAIL),
                    new Entitlements(
                            cells.lastDay(PeopleColumns.DISABILITY), cells.lastDay(PeopleColumns.SOCIAL_SUPPORT)));
            Leaving leaving = leaving(born, today);
            ImportedCards.Card card = cells.card(PeopleColumns.CARD, PeopleColumns.CARD_EXPIRES);
            Map<String, PersonalNumber> parents = parents();
            return rejections.isEmpty()
                    ? new JudgedLine(number, personalNumber, person, leaving, card, parents, List.of())
                    : JudgedLine.rejected(number, rejections);
        }

        private Leaving leaving(LocalDate born, LocalDate today) {
            LocalDate from = born == null ? LocalDate.MIN : born; // a wrong birth date is named once
            boolean returned = cells.returned(PeopleColumns.DEPARTED);
            return new Leaving(
                    cells.pastDay(PeopleColumns.DIED, from, today),
                    returned ? null : cells.pastDay(PeopleColumns.DEPARTED, from, today),
                    returned);
        }

        /** @return null if a language has none */
        private LocalizedText name() {
            Map<String, String> texts = new LinkedHashMap<>();
            country.languages()
                    .forEach(language -> texts.put(language.tag(), cells.name(PeopleColumns.NAME + language)));
            return texts.containsValue(null) ? null : new LocalizedText(texts);
        }

        private Map<String, PersonalNumber> parents() {
            Map<String, PersonalNumber> parents = new LinkedHashMap<>();
            for (String column : List.of(PeopleColumns.FATHER, PeopleColumns.MOTHER)) {
                PersonalNumber number = cells.numberIfAny(column, country.personalNumberRule());
                if (number != null) {
                    parents.put(column, number);
                }
            }
            return parents;
        }

        /** @return null if the line has none */
        private Address address() {
            Map<String, String> parts = new LinkedHashMap<>();
            for (Country.AddressPart part : country.addressForm()) {
                String text = cells.addressPart(PeopleColumns.ADDRESS + part.part());
                if (text != null) {
                    parts.put(part.part(), text);
                }
            }
            return parts.isEmpty() ? null : new Address(parts);
        }
    }

    /** Codes of ISO 3166-1 alpha-3. */
    static final Set<String> NATIONALITIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
}
