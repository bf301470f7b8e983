package org.dilmun.ejb.directory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Outcome.Certificate;
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
            ServiceDescriptor descriptor = judged(file, codes, mistakes);
            if (descriptor != null) {
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
     * @param name of the file that it would be, {@code services/iga/id-card-replacement.yaml}
     * @param codes of the other services, to which it may lead
     * @param needed fields that the code of the service reads, so that the form must ask for them
     */
    public Reading read(String name, String text, Set<String> codes, Set<String> needed) {
        try {
            YamlFile file = YamlFile.parse(name, text);
            var mistakes = new Mistakes(file);
            ServiceDescriptor descriptor = judged(file, codes, mistakes);
            if (descriptor != null) {
                needed.forEach(id -> needed(id, descriptor.form(), mistakes));
            }
            return new Reading(mistakes.none() ? descriptor : null, Mistake.list(name, mistakes.list()));
        } catch (BrokenCountryData broken) {
            return new Reading(null, Mistake.list(name, broken.mistakes()));
        }
    }

    private static void needed(String id, Form form, Mistakes mistakes) {
        if (form == null || form.field(id).isEmpty()) {
            mistakes.at("/form", "the rules of this service read the field " + id + "; keep it");
        }
    }

    /** @return null if it has not the shape of a descriptor */
    private ServiceDescriptor judged(YamlFile file, Set<String> codes, Mistakes mistakes) {
        schema.check(file, mistakes);
        if (!mistakes.none()) {
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
            mistakes.at(
                    "/body", "there is no body " + descriptor.body() + "; " + Nearest.hint(descriptor.body(), bodies));
        }
        if (!file.name().endsWith("/" + descriptor.body() + "/" + descriptor.code() + ".yaml")) {
            mistakes.at("/code", "the file must be " + descriptor.body() + "/" + descriptor.code() + ".yaml");
        }
        labelled(descriptor.category(), "category", terms.categories(), "/category", mistakes);
        for (int event = 0; event < descriptor.lifeEvents().size(); event++) {
            labelled(
                    descriptor.lifeEvents().get(event),
                    "life event",
                    terms.lifeEvents(),
                    "/lifeEvents/" + event,
                    mistakes);
        }
        fees(descriptor, mistakes);
        if (descriptor.workflow() != null) {
            targets(descriptor.workflow(), mistakes);
        }
        if (descriptor.form() != null) {
            var form = new FormCheck(terms, mistakes);
            form.check(descriptor.form());
            form.fees(descriptor.fee());
            exits(descriptor.form(), codes, mistakes);
            descriptor.certificate().ifPresent(certificate -> shown(certificate, descriptor.form(), mistakes));
        }
    }

    private static void labelled(String code, String what, Set<String> known, String pointer, Mistakes mistakes) {
        if (!known.isEmpty() && !known.contains(code)) {
            mistakes.at(pointer, "labels.yaml has no " + what + " " + code + "; " + Nearest.hint(code, known));
        }
    }

    private void fees(ServiceDescriptor descriptor, Mistakes mistakes) {
        for (int row = 0; row < descriptor.fee().size(); row++) {
            if (new BigDecimal(descriptor.fee().get(row).amount()).scale()
                    > terms.currency().getDecimalPlaces()) {
                mistakes.at(
                        "/fee/" + row + "/amount",
                        "the " + terms.currency().getCode() + " has "
                                + terms.currency().getDecimalPlaces() + " decimals");
            }
        }
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
