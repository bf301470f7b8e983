package org.dilmun.ejb.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Outcome.Certificate;
import org.dilmun.domain.directory.Provider;
import org.dilmun.domain.directory.SavedReason;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.expression.Nearest;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies;

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
     * Reads all services of a country.
     *
     * @throws BrokenCountryData naming every mistake of every file
     */
    public static List<ServiceDescriptor> readAll(Country country) {
        Set<String> bodies = Stream.of(country.files().read("bodies.yaml").as(Bodies.BodyData[].class))
                .map(Bodies.BodyData::code)
                .collect(Collectors.toSet());
        return new DescriptorReader(bodies, Terms.of(country))
                .read(country.files().readAll("services"));
    }

    /** @throws BrokenCountryData naming every mistake of every file */
    public List<ServiceDescriptor> read(List<YamlFile> files) {
        var found = new ArrayList<String>();
        var descriptors = new ArrayList<ServiceDescriptor>();
        Set<String> codes = codes(files);
        var taken = new HashSet<String>();
        for (YamlFile file : files) {
            var mistakes = new Mistakes(file);
            schema.check(file, mistakes);
            if (mistakes.none()) {
                var descriptor = file.as(ServiceDescriptor.class);
                check(file, descriptor, codes, mistakes);
                descriptors.add(descriptor);
                if (!taken.add(descriptor.code())) {
                    mistakes.at("/code", "the code " + descriptor.code() + " is taken by another file");
                }
            }
            found.addAll(mistakes.list());
        }
        if (!found.isEmpty()) {
            throw new BrokenCountryData(found);
        }
        return descriptors;
    }

    private static Set<String> codes(List<YamlFile> files) {
        return files.stream().map(file -> file.content().path("code").asText()).collect(Collectors.toSet());
    }

    private void check(YamlFile file, ServiceDescriptor descriptor, Set<String> codes, Mistakes mistakes) {
        if (!bodies.contains(descriptor.body())) {
            mistakes.at(
                    "/body", "there is no body " + descriptor.body() + "; " + Nearest.hint(descriptor.body(), bodies));
        }
        if (!file.name().endsWith("/" + descriptor.body() + "/" + descriptor.code() + ".yaml")) {
            mistakes.at("/code", "the file must be " + descriptor.body() + "/" + descriptor.code() + ".yaml");
        }
        if (descriptor.workflow() != null) {
            targets(descriptor.workflow(), mistakes);
        }
        var form = new FormCheck(terms, mistakes);
        if (descriptor.form() != null) {
            form.check(descriptor.form());
            exits(descriptor.form(), codes, mistakes);
            descriptor.certificate().ifPresent(certificate -> shown(certificate, descriptor.form(), mistakes));
        }
        provider(descriptor, mistakes);
        new FeeCheck(terms, bodies, mistakes, form).check(descriptor.fee());
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
                    "districts.yaml has no " + provider.division() + "; "
                            + Nearest.hint(provider.division(), terms.divisions()));
        }
        if (provider.address() != null && !asksEverybody(descriptor.form(), provider.address())) {
            mistakes.at(
                    "/provider/address",
                    provider.address() + " is no address that everybody is asked for; name a field of the type address that is"
                            + " required and has no condition, or leave it out: then it is where the applicant is registered");
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
                        "there is no service " + exit.service() + "; " + Nearest.hint(exit.service(), codes));
            }
        }
    }

    private static void targets(Workflow workflow, Mistakes mistakes) {
        for (int s = 0; s < workflow.steps().size(); s++) {
            var actions = workflow.steps().get(s).actions();
            var reasons = new HashSet<String>();
            for (int a = 0; a < actions.size(); a++) {
                var action = actions.get(a);
                String pointer = "/workflow/steps/" + s + "/actions/" + a;
                if (action.end().isEmpty() && workflow.step(action.to()).isEmpty()) {
                    mistakes.at(pointer + "/to", "there is no step " + action.to());
                }
                reasons(pointer + "/reasons", action, reasons, mistakes);
            }
        }
    }

    /** @param taken ids of the reasons of the step so far */
    private static void reasons(String pointer, Workflow.Action action, Set<String> taken, Mistakes mistakes) {
        if (!action.reasons().isEmpty() && !action.reason()) {
            mistakes.at(pointer, "the action " + action.id() + " asks for no reason");
        }
        unique(pointer, action.reasons(), taken, mistakes);
    }

    private static void unique(String pointer, List<SavedReason> saved, Set<String> taken, Mistakes mistakes) {
        for (int r = 0; r < saved.size(); r++) {
            String id = saved.get(r).id();
            if (!taken.add(id)) {
                mistakes.at(pointer + "/" + r + "/id", "the reason " + id + " stands twice");
            }
        }
    }

    private static void shown(Certificate certificate, Form form, Mistakes mistakes) {
        unique("/outcome/certificate/revocations", certificate.revocations(), new HashSet<>(), mistakes);
        for (int a = 0; a < certificate.answers().size(); a++) {
            String id = certificate.answers().get(a).field();
            String pointer = "/outcome/certificate/answers/" + a + "/field";
            if (form.field(id).isEmpty()) {
                mistakes.at(pointer, "there is no field " + id);
            } else if (!form.field(id).get().type().printable()) {
                mistakes.at(pointer, "the field " + id + " has no answer that can stand on paper");
            }
        }
    }
}
