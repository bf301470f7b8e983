package org.dilmun.ejb.bulk;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.civil.CardState;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person.Identification;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.PersonalNumberRule;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.PasswordHash;
import org.dilmun.ejb.party.NumberCipher;
import org.dilmun.ejb.persistence.TestDatabase;

/** Invented people, nine citizens to one resident. The numbers follow the rule of the check digit and belong to nobody. */
final class BulkPeople {

    private static final int KNOWN = 1_000;
    private static final int FIRST_YEAR = 1945;
    private static final int MONTHS = 60 * 12;
    private static final int SERIALS = 10_000;
    private static final Duration BEFORE = Duration.ofDays(1_500);

    private static final List<LocalizedText> MEN = List.of(
            LocalizedText.of("أحمد", "Ahmed"),
            LocalizedText.of("يوسف", "Yousif"),
            LocalizedText.of("حسن", "Hasan"),
            LocalizedText.of("خالد", "Khalid"),
            LocalizedText.of("عيسى", "Isa"),
            LocalizedText.of("سلمان", "Salman"),
            LocalizedText.of("جاسم", "Jassim"),
            LocalizedText.of("علي", "Ali"));
    private static final List<LocalizedText> WOMEN = List.of(
            LocalizedText.of("مريم", "Maryam"),
            LocalizedText.of("فاطمة", "Fatima"),
            LocalizedText.of("نورة", "Noora"),
            LocalizedText.of("زينب", "Zainab"),
            LocalizedText.of("لطيفة", "Latifa"),
            LocalizedText.of("حصة", "Hessa"),
            LocalizedText.of("منى", "Mona"),
            LocalizedText.of("أمينة", "Ameena"));

    private final TestDatabase database;
    private final Tables tables;
    private final Instant since;
    private final SplittableRandom random;
    private final Iterator<String> numbers;
    private final String passwordHash;
    private final List<String> known = new ArrayList<>();

    BulkPeople(TestDatabase database, Tables tables, BulkData.Size size) {
        this.database = database;
        this.tables = tables;
        this.since = size.until().minus(BEFORE);
        this.random = new SplittableRandom(size.seed());
        this.numbers =
                numbers(database.bean(Country.class).personalNumberRule()).iterator();
        this.passwordHash = database.bean(PasswordHash.class).hash(BulkData.PASSWORD);
    }

    /** @return the id of that person, whoever makes it */
    static long id(BulkData.Size size, int index) {
        return BulkIds.at(size.until().minus(BEFORE).plusSeconds(index), 0);
    }

    static boolean citizen(int index) {
        return index % 10 != 9;
    }

    /** Every number of the years 1945 to 2004 that has a check digit, month by month. */
    private static Iterable<String> numbers(PersonalNumberRule rule) {
        return () -> IntStream.range(0, SERIALS)
                .boxed()
                .flatMap(serial -> IntStream.range(0, MONTHS).mapToObj(month -> "%02d%02d%04d"
                        .formatted((FIRST_YEAR + month / 12) % 100, month % 12 + 1, serial)))
                .flatMap(start -> IntStream.range(0, 10)
                        .mapToObj(digit -> start + digit)
                        .filter(rule::accepts)
                        .limit(1))
                .iterator();
    }

    /** @param officerOf body for which the person works; null: for none */
    void register(int index, Long officerOf) throws SQLException {
        String digits = numbers.next();
        if (known.size() < KNOWN) {
            known.add(digits);
        }
        Instant at = since.plusSeconds(index);
        long id = BulkIds.at(at, 0);
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        Identification identification = database.bean(NumberCipher.class).identify(new PersonalNumber(digits));
        tables.party.add(id, 1, "person", name(sex));
        tables.person.add(
                id,
                identification.cipher(),
                identification.hash(),
                birthDate(digits),
                sex,
                citizen(index) ? "BHR" : "IND",
                citizen(index),
                address(),
                "+9733%07d".formatted(random.nextInt(10_000_000)));
        tables.account.add(BulkIds.at(at, 1), 1, id, passwordHash, Assurance.BASIC, at);
        if (officerOf != null) {
            tables.grant.add(BulkIds.at(at, 2), id, officerOf, Role.OFFICER);
        }
        LocalDate issued = LocalDate.ofInstant(at, ZoneOffset.UTC);
        tables.card.add(
                BulkIds.at(at, 3), 1, id, "%09d".formatted(index), issued, issued.plusYears(5), CardState.ACTIVE, id);
    }

    private String address() {
        var parts = new TreeMap<String, String>();
        if (random.nextInt(3) == 0) {
            parts.put("flat", Integer.toString(1 + random.nextInt(60)));
        }
        parts.put("building", Integer.toString(1 + random.nextInt(3_000)));
        parts.put("road", Integer.toString(1_000 + random.nextInt(5_000)));
        parts.put("block", Integer.toString(300 + random.nextInt(700)));
        return Json.write(parts);
    }

    private LocalDate birthDate(String digits) {
        int year = Integer.parseInt(digits.substring(0, 2));
        return LocalDate.of(
                year < FIRST_YEAR % 100 ? 2000 + year : 1900 + year,
                Integer.parseInt(digits.substring(2, 4)),
                1 + random.nextInt(28));
    }

    private LocalizedText name(Sex sex) {
        LocalizedText own = pick(sex == Sex.FEMALE ? WOMEN : MEN);
        LocalizedText father = pick(MEN);
        LocalizedText grandfather = pick(MEN);
        return LocalizedText.of(
                own.in("ar") + " " + father.in("ar") + " " + grandfather.in("ar"),
                own.in("en") + " " + father.in("en") + " " + grandfather.in("en"));
    }

    private LocalizedText pick(List<LocalizedText> names) {
        return names.get(random.nextInt(names.size()));
    }

    /** @return personal numbers of the first of them */
    List<String> known() {
        return known;
    }
}
