package org.dilmun.ejb.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.FormFacts;
import org.dilmun.ejb.request.FormValidator;

/** The people whom somebody invents who tries a service. They are what a form says, and in the register until the trial is taken back. */
@ApplicationScoped
public class TestApplicants {

    private static final String FILE = "test-applicant.yaml";

    /** By which whatever court has made the applicant the guardian of the child: parents are not so everywhere. */
    private static final String DECISION = "0";

    private final SecureRandom random = new SecureRandom();

    @Inject
    FormValidator validator;

    @Inject
    FormFacts facts;

    @Inject
    People people;

    @Inject
    Guardians guardians;

    @Inject
    NoticeTexts texts;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    private Form form;

    @PostConstruct
    void load() {
        try (InputStream file = TestApplicants.class.getResourceAsStream(FILE)) {
            form = YamlFile.parse(FILE, new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .as(Form.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what is asked about an applicant, a page */
    public Form form() {
        return form;
    }

    /**
     * @param answers by field id, as typed
     * @param official party id of the one who tries
     * @return the same, cleaned
     * @throws AnswersRefused if something is wrong or missing
     */
    public Map<String, String> judge(Map<String, String> answers, long official) {
        var verdict = validator.judge(form, facts.of(today(), people.get(official)), answers);
        if (!verdict.found().isEmpty()) {
            throw new AnswersRefused(verdict.found());
        }
        return verdict.answers();
    }

    /** Enters the applicant into the register, with the child; part of a transaction that is taken back. */
    Person enter(Map<String, String> answers) {
        boolean citizen = answers.get("kind").equals("citizen");
        Address address = new Address(Structured.parts(answers.get("address")).orElse(Map.of()));
        String nationality =
                citizen ? country.nationality() : answers.get("nationality").toUpperCase(Locale.ROOT);
        Person applicant = enter(new Person.Profile(
                texts.text("trial.applicant"),
                born(answers.get("age")),
                sex(answers.get("sex")),
                nationality,
                citizen,
                address,
                null,
                null,
                entitlements(Optional.ofNullable(answers.get("entitlements"))
                        .flatMap(Structured::choices)
                        .orElse(List.of()))));
        if ("yes".equals(answers.get("child"))) {
            Person child = enter(new Person.Profile(
                    texts.text("trial.child"),
                    born(answers.get("child_age")),
                    sex(answers.get("child_sex")),
                    nationality,
                    citizen,
                    address,
                    null,
                    null));
            guardians.appoint(applicant, child, new Guardianship.Decision(DECISION, child.birthDate(), null));
        }
        return applicant;
    }

    private static Entitlements entitlements(List<String> chosen) {
        return new Entitlements(
                chosen.contains("disability") ? Entitlements.FOR_GOOD : null,
                chosen.contains("social_support") ? Entitlements.FOR_GOOD : null);
    }

    /** Under a number that no state gives, whatever its rule is. */
    private Person enter(Person.Profile profile) {
        String number = String.format(Locale.ROOT, "TRIAL%010d", random.nextInt(Integer.MAX_VALUE));
        return people.register(new PersonalNumber(number), profile);
    }

    /** Some days after the birthday, so that the age holds today and tomorrow. */
    private LocalDate born(String age) {
        return today().minusYears(Integer.parseInt(age)).minusDays(40);
    }

    private static Sex sex(String code) {
        return Sex.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }
}
