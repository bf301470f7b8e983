package org.dilmun.ejb.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Outcome;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.NamedPerson;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.party.Ward;
import org.dilmun.domain.party.Wards;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.party.NamedPeople;

/** What the tests of cases start from: the real service of the ID card, on a Sunday morning in November 2017. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2017-11-05T08:00:00Z");
    public static final ServiceDescriptor ID_CARD = ofBahrain("iga", "id-card-replacement");
    static final Form FORM = ID_CARD.form();

    /** Stands for a girl of seven, for whom whoever applies may act. */
    static final String WARD =
            Reference.create("GRD", 2017, new SplittableRandom(0)).value();

    private static final Person CHILD = Person.register(
            2,
            new Person.Identification(new byte[0], new byte[0]),
            new Person.Profile(
                    LocalizedText.of("نور", "Noor"),
                    LocalDate.of(2010, 9, 3),
                    Sex.FEMALE,
                    "BHR",
                    true,
                    null,
                    null,
                    null));

    /** Stands for somebody whom whoever applies has named. */
    static final String SIGNER =
            Reference.create("NMD", 2017, new SplittableRandom(1)).value();

    /** A register in which that is the only one who was named. */
    static final NamedPeople NAMED = new NamedPeople() {

        @Override
        public Optional<Named> find(String reference) {
            return reference.equals(SIGNER)
                    ? Optional.of(new Named(new NamedPerson(1, new Reference(SIGNER), 1, CHILD, NOW), CHILD))
                    : Optional.empty();
        }

        @Override
        public boolean maySign(Person person, LocalDate day) {
            return true;
        }
    };

    /** A citizen of 32 applies that morning. */
    static final Facts FACTS = facts(true, LocalDate.of(2017, 11, 5));

    /** A service with every kind of question. */
    public static final ServiceDescriptor EVERYTHING = read("everything");

    /** A service whose fee is computed, comes with an addition, and may be waived. */
    public static final ServiceDescriptor STALL = read("stall-permit");

    private Fixtures() {}

    /** The service as Bahrain's file has it. */
    public static ServiceDescriptor ofBahrain(String body, String code) {
        return ofBahrain(body, code, UnaryOperator.identity());
    }

    /** As Bahrain's file has it but for that change of its text, as an earlier version may have been. */
    public static ServiceDescriptor ofBahrain(String body, String code, UnaryOperator<String> change) {
        List<YamlFile> files = new CountryFiles("bh").readAll("services");
        Set<String> codes =
                files.stream().map(each -> each.content().path("code").asText()).collect(Collectors.toSet());
        YamlFile file = files.stream()
                .filter(each -> each.name().endsWith("/" + body + "/" + code + ".yaml"))
                .findFirst()
                .orElseThrow();
        return new DescriptorReader(bodies(body), Terms.of(Country.at("bh")))
                .read(file.name(), change.apply(file.text()), codes, Set.of(), Set.of())
                .descriptor();
    }

    /** The one that provides a service, and the one that delivers. */
    private static Set<String> bodies(String provider) {
        return Stream.of(provider, "post").collect(Collectors.toSet());
    }

    /** Somebody born on 2 March 1985 applies on that day. */
    public static Facts facts(boolean citizen, LocalDate today) {
        return facts(citizen, today, Entitlements.NONE);
    }

    static Facts facts(boolean citizen, LocalDate today, Entitlements entitlements) {
        var profile = new Person.Profile(
                LocalizedText.of("يوسف", "Yousif"),
                LocalDate.of(1985, 3, 2),
                Sex.MALE,
                citizen ? "BHR" : "IND",
                citizen,
                null,
                null,
                null,
                entitlements);
        Person applicant = Person.register(1, new Person.Identification(new byte[0], new byte[0]), profile);
        return new Facts(today, applicant, new Wards(() -> List.of(new Ward(guardianship(applicant), CHILD))));
    }

    private static Guardianship guardianship(Person parent) {
        return Guardianship.ofParent(1, new Reference(WARD), parent, CHILD);
    }

    /**
     * The service of the ID card, free and without a certificate, where something happens when the review is not done in
     * its two days.
     *
     * @param overdue null: nothing
     * @param reason what the applicant is told then; may be null
     */
    public static ServiceDescriptor overdue(String code, Workflow.Overdue overdue, LocalizedText reason) {
        Workflow.Step review = ID_CARD.workflow().step("review").orElseThrow();
        var step = new Workflow.Step(
                review.id(),
                review.kind(),
                review.label(),
                review.role(),
                review.due(),
                overdue,
                reason,
                List.of(),
                null,
                review.actions(),
                null,
                null,
                null,
                null);
        return free(code, List.of(step));
    }

    /** A free service whose cases the bodies {@code ewa} and {@code gdt} are asked about before an officer decides. */
    public static ServiceDescriptor consulting(String code, Workflow.Rule rule, Workflow.Overdue overdue) {
        Workflow.Step review = ID_CARD.workflow().step("review").orElseThrow();
        var opinions = new Workflow.Step(
                "opinions",
                Workflow.Kind.TASK,
                LocalizedText.of("رأي الجهات", "Opinions"),
                Role.OFFICER,
                2,
                overdue,
                null,
                List.of("ewa", "gdt"),
                rule,
                List.of(
                        new Workflow.Action(
                                "agree", LocalizedText.of("لا مانع", "No objection"), "review", false, null),
                        new Workflow.Action("object", LocalizedText.of("اعتراض", "Object"), "returned", true, null)),
                null,
                null,
                null,
                null);
        return free(code, List.of(opinions, review));
    }

    /**
     * A free service of whose cases a partner does the first step, before an officer decides: the one whose code the answer to
     * {@code delivery} is.
     */
    public static ServiceDescriptor partnered(String code, String field, Workflow.Overdue overdue) {
        Workflow.Step review = ID_CARD.workflow().step("review").orElseThrow();
        var step = new Workflow.Step(
                "place",
                Workflow.Kind.TASK,
                LocalizedText.of("تأكيد المكان", "Confirmation of a place"),
                Role.PARTNER,
                2,
                overdue,
                null,
                null,
                null,
                List.of(
                        new Workflow.Action("confirm", LocalizedText.of("تأكيد", "Confirm"), "review", false, null),
                        new Workflow.Action("full", LocalizedText.of("لا مكان", "Full"), "returned", true, null)),
                null,
                null,
                new Workflow.PartnerPart(field, List.of("reason"), false),
                null);
        return free(code, List.of(step, review));
    }

    /** A free service whose applicants come to have their fingerprints taken, before an officer decides. */
    public static ServiceDescriptor visiting(String code, Workflow.Visit visit) {
        return visiting(code, visit, 0, null, null);
    }

    /** The same, with a time to book the appointment. */
    public static ServiceDescriptor visiting(
            String code, Workflow.Visit visit, int due, Workflow.Overdue overdue, LocalizedText overdueReason) {
        var step = new Workflow.Step(
                "visit",
                Workflow.Kind.APPOINTMENT,
                LocalizedText.of("الحضور", "Visit"),
                null,
                due,
                overdue,
                overdueReason,
                null,
                null,
                null,
                visit,
                null,
                null,
                null);
        return free(code, List.of(step, ID_CARD.workflow().step("review").orElseThrow()));
    }

    private static ServiceDescriptor free(String code, List<Workflow.Step> steps) {
        return likeIdCard(
                code,
                LocalizedText.of("خدمة بمهلة", "Service with a time limit"),
                Fee.UNSTATED,
                new Workflow("LTE", steps, null, null),
                null);
    }

    /** The service of the ID card with another name, fee, workflow and outcome. */
    public static ServiceDescriptor likeIdCard(
            String code, LocalizedText name, Fee fee, Workflow workflow, Outcome outcome) {
        return new ServiceDescriptor(
                code,
                name,
                ID_CARD.summary(),
                ID_CARD.body(),
                ID_CARD.audience(),
                ID_CARD.lifeEvents(),
                ID_CARD.category(),
                ID_CARD.channels(),
                ID_CARD.assurance(),
                ID_CARD.authentication(),
                ID_CARD.eligibility(),
                ID_CARD.documents(),
                fee,
                ID_CARD.time(),
                ID_CARD.steps(),
                ID_CARD.legalBasis(),
                ID_CARD.contact(),
                ID_CARD.keywords(),
                ID_CARD.provisional(),
                ID_CARD.sources(),
                ID_CARD.form(),
                workflow,
                outcome,
                null,
                null,
                null,
                null);
    }

    private static ServiceDescriptor read(String code) {
        return read(code, text(code));
    }

    /** @param text of the descriptor, which may have been changed */
    public static ServiceDescriptor read(String code, String text) {
        return new DescriptorReader(Set.of("iga", "post"), Terms.of(Country.at("bh")))
                .read(List.of(YamlFile.parse("services/iga/" + code + ".yaml", text)))
                .get(0);
    }

    /** @return what stands in the file of a service of the tests */
    public static String text(String code) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/services/iga/" + code + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
