package org.dilmun.ejb.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.directory.AppealTemplate;
import org.dilmun.domain.directory.CaseTemplate;
import org.dilmun.domain.directory.CorrectionTemplate;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Outcome.Certificate;
import org.dilmun.domain.directory.Provider;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.expression.Nearest;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.BrokenYaml;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.DatedChanges;

/**
 * Reads service descriptors, and refuses a broken one with file, line, column and a hint: first its shape (JSON Schema), then what
 * a schema cannot say (bodies exist, steps and fields that are named exist). The same check in the build, at start and at
 * publication.
 */
public class DescriptorReader {

    private final Set<String> bodies;
    private final Terms terms;
    private final DescriptorSchema schema;

    /** @param bodies codes of the country's government bodies */
    public DescriptorReader(Set<String> bodies, Terms terms) {
        this.bodies = Set.copyOf(bodies);
        this.terms = terms;
        this.schema = new DescriptorSchema(terms.languages());
    }

    /**
     * Reads all services of a country, and checks what it says of appeals, corrections, complaints and journeys.
     *
     * @throws BrokenCountryData naming every mistake of every file
     */
    public static List<ServiceDescriptor> readAll(Country country) {
        Set<String> bodies = Stream.of(country.files().read("bodies.yaml").as(Bodies.BodyData[].class))
                .map(Bodies.BodyData::code)
                .collect(Collectors.toSet());
        readAppeal(country);
        readCorrection(country);
        readComplaint(country);
        Terms terms = Terms.of(country);
        List<ServiceDescriptor> services =
                new DescriptorReader(bodies, terms).read(country.files().readAll("services"));
        DatedChanges.of(country);
        new JourneyReader(bodies, terms, services).read(country.files().readAll(JourneyCatalogue.FOLDER));
        return services;
    }

    /**
     * Reads what an appeal is in a country.
     *
     * @return empty if the country takes none
     * @throws BrokenCountryData naming every mistake of the file
     */
    public static Optional<AppealTemplate> readAppeal(Country country) {
        return country.files().find("appeal.yaml").map(new DescriptorReader(Set.of(), Terms.of(country))::appeal);
    }

    private AppealTemplate appeal(YamlFile file) {
        var mistakes = new Mistakes(file);
        schema.checkAppeal(file, mistakes);
        return free(file, AppealTemplate.class, AppealTemplate::template, mistakes);
    }

    /** @param mistakes in its shape */
    private <T> T free(YamlFile file, Class<T> type, Function<T, CaseTemplate> common, Mistakes mistakes) {
        if (mistakes.none()) {
            T whole = file.as(type);
            CaseTemplate template = common.apply(whole);
            check(template.workflow(), template.form(), mistakes);
            free(template.workflow(), mistakes);
            if (mistakes.none()) {
                return whole;
            }
        }
        throw new BrokenCountryData(mistakes.lines());
    }

    /**
     * Reads what the correction of a completed request is in a country.
     *
     * @return empty if the country takes none
     * @throws BrokenCountryData naming every mistake of the file
     */
    public static Optional<CorrectionTemplate> readCorrection(Country country) {
        return country.files()
                .find("correction.yaml")
                .map(new DescriptorReader(Set.of(), Terms.of(country))::correction);
    }

    private CorrectionTemplate correction(YamlFile file) {
        var mistakes = new Mistakes(file);
        schema.checkCorrection(file, mistakes);
        if (mistakes.none()) {
            var template = file.as(CorrectionTemplate.class);
            check(template.workflow(), template.form(), mistakes);
            new CorrectionCheck(terms, mistakes).check(template);
            if (mistakes.none()) {
                return template;
            }
        }
        throw new BrokenCountryData(mistakes.lines());
    }

    /**
     * Reads what a complaint is in a country.
     *
     * @return empty if the country takes none
     * @throws BrokenCountryData naming every mistake of the file
     */
    public static Optional<CaseTemplate> readComplaint(Country country) {
        return country.files().find("complaint.yaml").map(new DescriptorReader(Set.of(), Terms.of(country))::complaint);
    }

    private CaseTemplate complaint(YamlFile file) {
        var mistakes = new Mistakes(file);
        schema.checkComplaint(file, mistakes);
        return free(file, CaseTemplate.class, template -> template, mistakes);
    }

    private void check(Workflow workflow, Form form, Mistakes mistakes) {
        new WorkflowCheck(bodies, terms.appointments(), mistakes).check(workflow, form);
        new PartnerCheck(terms.partners(), mistakes).check(workflow, form);
        ends(workflow, mistakes);
        new FormCheck(terms, mistakes).check(form);
    }

    private static void free(Workflow workflow, Mistakes mistakes) {
        for (int s = 0; s < workflow.steps().size(); s++) {
            switch (workflow.steps().get(s).kind()) {
                case PAYMENT -> mistakes.at("/workflow/steps/" + s + "/kind", "appeal-costs-nothing");
                case APPOINTMENT -> mistakes.at("/workflow/steps/" + s + "/kind", "appeal-without-appointment");
                case TASK, SIGNATURES -> {}
            }
        }
    }

    private static void ends(Workflow workflow, Mistakes mistakes) {
        workflow.signing()
                .ifPresent(step -> mistakes.at(
                        "/workflow/steps/" + workflow.steps().indexOf(step) + "/kind", "appeal-without-signatures"));
        for (Workflow.End end : List.of(Workflow.End.COMPLETED, Workflow.End.REJECTED)) {
            boolean reached = workflow.steps().stream()
                    .flatMap(step -> step.actions().stream())
                    .anyMatch(action -> action.end().filter(end::equals).isPresent());
            if (!reached) {
                mistakes.at("/workflow/steps", "no-action-leads-to", end.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** @throws BrokenCountryData naming every mistake of every file */
    public List<ServiceDescriptor> read(List<YamlFile> files) {
        var found = new ArrayList<String>();
        var descriptors = new ArrayList<ServiceDescriptor>();
        Set<String> codes = codes(files);
        var taken = new HashSet<String>();
        for (YamlFile file : files) {
            var mistakes = new Mistakes(file);
            ServiceDescriptor descriptor = judged(file, codes, mistakes);
            if (descriptor != null) {
                descriptors.add(descriptor);
                if (!taken.add(descriptor.code())) {
                    mistakes.at("/code", "code-is-taken", descriptor.code());
                }
            }
            found.addAll(mistakes.lines());
        }
        if (!found.isEmpty()) {
            throw new BrokenCountryData(found);
        }
        return descriptors;
    }

    /**
     * What one text comes to.
     *
     * @param descriptor null if it has mistakes
     */
    public record Reading(ServiceDescriptor descriptor, List<Mistake> mistakes) {

        public boolean whole() {
            return mistakes.isEmpty();
        }
    }

    /**
     * Reads one service alone, as somebody writes it.
     *
     * @param name of the file that it would be, {@code services/a-body/a-service.yaml}
     * @param codes of the other services, to which it may lead
     * @param needed fields that the code of the service reads, so that the form must ask for them
     * @param kept those of them that it has carried into a registry, where it cannot correct them
     */
    public Reading read(String name, String text, Set<String> codes, Set<String> needed, Set<String> kept) {
        try {
            YamlFile file = YamlFile.parse(name, text);
            var mistakes = new Mistakes(file);
            ServiceDescriptor descriptor = judged(file, codes, mistakes);
            if (descriptor != null) {
                needed.forEach(id -> needed(id, descriptor.form(), mistakes));
                new CorrectionCheck(terms, mistakes).checkKept(descriptor, kept);
            }
            return new Reading(mistakes.none() ? descriptor : null, mistakes.list());
        } catch (BrokenYaml broken) {
            return new Reading(null, List.of(new Mistake(broken.line(), broken.column(), broken.reason())));
        }
    }

    private static void needed(String id, Form form, Mistakes mistakes) {
        if (form == null || form.field(id).isEmpty()) {
            mistakes.at("/form", "answer-is-read", id);
        }
    }

    /** @return null if it has not the shape of a descriptor */
    private ServiceDescriptor judged(YamlFile file, Set<String> codes, Mistakes mistakes) {
        schema.check(file, mistakes);
        boolean shaped = mistakes.none();
        terms.glossary().check(file, mistakes);
        if (!shaped) {
            return null;
        }
        var descriptor = file.as(ServiceDescriptor.class);
        check(file, descriptor, codes, mistakes);
        return descriptor;
    }

    private static Set<String> codes(List<YamlFile> files) {
        return files.stream().map(file -> file.content().path("code").asText()).collect(Collectors.toSet());
    }

    private void check(YamlFile file, ServiceDescriptor descriptor, Set<String> codes, Mistakes mistakes) {
        if (!bodies.contains(descriptor.body())) {
            mistakes.at("/body", "no-body", descriptor.body(), Nearest.hint(descriptor.body(), bodies));
        }
        if (!file.name().endsWith("/" + descriptor.body() + "/" + descriptor.code() + ".yaml")) {
            mistakes.at("/code", "file-must-be", descriptor.body() + "/" + descriptor.code() + ".yaml");
        }
        labelled(descriptor.category(), "no-category", terms.categories(), "/category", mistakes);
        for (int event = 0; event < descriptor.lifeEvents().size(); event++) {
            labelled(
                    descriptor.lifeEvents().get(event),
                    "no-life-event",
                    terms.lifeEvents(),
                    "/lifeEvents/" + event,
                    mistakes);
        }
        if (descriptor.workflow() != null) {
            new WorkflowCheck(bodies, terms.appointments(), mistakes).check(descriptor.workflow(), descriptor.form());
            new PartnerCheck(terms.partners(), mistakes).check(descriptor.workflow(), descriptor.form());
        }
        var form = new FormCheck(terms, mistakes);
        if (descriptor.form() != null) {
            form.check(descriptor.form());
            exits(descriptor.form(), codes, mistakes);
            descriptor.certificate().ifPresent(certificate -> shown(certificate, descriptor.form(), mistakes));
        }
        followUps(descriptor, codes, mistakes);
        new CorrectionCheck(terms, mistakes).check(descriptor);
        provider(descriptor, mistakes);
        new FeeCheck(terms, bodies, mistakes, form).check(descriptor.fee());
    }

    /** @param otherwise code of the message if it is not known */
    static void labelled(String code, String otherwise, Set<String> known, String pointer, Mistakes mistakes) {
        if (!known.isEmpty() && !known.contains(code)) {
            mistakes.at(pointer, otherwise, code, Nearest.hint(code, known));
        }
    }

    /** Everybody has to have an address by which the case finds its body. */
    private void provider(ServiceDescriptor descriptor, Mistakes mistakes) {
        Provider provider = descriptor.provider();
        if (provider == null) {
            return;
        }
        if (!terms.divisions().contains(provider.division())) {
            mistakes.at(
                    "/provider/division",
                    "no-division",
                    provider.division(),
                    Nearest.hint(provider.division(), terms.divisions()));
        }
        if (provider.address() != null && !asksEverybody(descriptor.form(), provider.address())) {
            mistakes.at("/provider/address", "no-address-of-everybody", provider.address());
        }
    }

    private static boolean asksEverybody(Form form, String fieldId) {
        return form != null
                && form.questions()
                        .anyMatch(question -> question.field().id().equals(fieldId)
                                && question.field().type() == Field.Kind.ADDRESS
                                && question.field().required()
                                && question.conditions().isEmpty());
    }

    private static void exits(Form form, Set<String> codes, Mistakes mistakes) {
        for (int p = 0; p < form.pages().size(); p++) {
            Form.Exit exit = form.pages().get(p).exit();
            if (exit != null && exit.service() != null && !codes.contains(exit.service())) {
                mistakes.at(
                        "/form/pages/" + p + "/exit/service",
                        "no-service",
                        exit.service(),
                        Nearest.hint(exit.service(), codes));
            }
        }
    }

    private static void followUps(ServiceDescriptor descriptor, Set<String> codes, Mistakes mistakes) {
        for (int next = 0; next < descriptor.followUps().size(); next++) {
            String code = descriptor.followUps().get(next);
            String pointer = "/outcome/followUps/" + next;
            if (code.equals(descriptor.code())) {
                mistakes.at(pointer, "follows-itself");
            } else if (!codes.contains(code)) {
                mistakes.at(pointer, "no-service", code, Nearest.hint(code, codes));
            }
        }
    }

    private static void shown(Certificate certificate, Form form, Mistakes mistakes) {
        WorkflowCheck.unique("/outcome/certificate/revocations", certificate.revocations(), new HashSet<>(), mistakes);
        for (int a = 0; a < certificate.answers().size(); a++) {
            String id = certificate.answers().get(a).field();
            String pointer = "/outcome/certificate/answers/" + a + "/field";
            if (form.field(id).isEmpty()) {
                mistakes.at(pointer, "no-field", id);
            } else if (!form.field(id).get().type().printable()) {
                mistakes.at(pointer, "answer-not-printable", id);
            }
        }
    }
}
