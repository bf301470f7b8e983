package org.dilmun.ejb.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.directory.JourneyDescriptor.Part;
import org.dilmun.domain.directory.JourneyDescriptor.Source;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.expression.Nearest;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.YamlFile;

/**
 * Reads the journeys of a country, and refuses a broken one with file, line, column and a hint: its services exist and can be applied
 * for, parts need only earlier ones, and an answer that is taken over fits the question.
 */
final class JourneyReader {

    private final Set<String> bodies;
    private final Terms terms;
    private final DescriptorSchema schema;
    private final Map<String, ServiceDescriptor> services;

    JourneyReader(Set<String> bodies, Terms terms, List<ServiceDescriptor> services) {
        this.bodies = Set.copyOf(bodies);
        this.terms = terms;
        this.schema = new DescriptorSchema(terms.languages());
        this.services = services.stream().collect(Collectors.toMap(ServiceDescriptor::code, Function.identity()));
    }

    /** @throws BrokenCountryData naming every mistake of every file */
    List<JourneyDescriptor> read(List<YamlFile> files) {
        var found = new ArrayList<String>();
        var journeys = new ArrayList<JourneyDescriptor>();
        for (YamlFile file : files) {
            var mistakes = new Mistakes(file);
            schema.checkJourney(file, mistakes);
            boolean shaped = mistakes.none();
            terms.glossary().check(file, mistakes);
            if (shaped) {
                var journey = file.as(JourneyDescriptor.class);
                check(file, journey, mistakes);
                journeys.add(journey);
            }
            found.addAll(mistakes.lines());
        }
        if (!found.isEmpty()) {
            throw new BrokenCountryData(found);
        }
        return journeys;
    }

    private void check(YamlFile file, JourneyDescriptor journey, Mistakes mistakes) {
        if (!file.name().endsWith("/" + journey.code() + ".yaml")) {
            mistakes.at("/code", "file-must-be", journey.code() + ".yaml");
        }
        if (!bodies.contains(journey.body())) {
            mistakes.at("/body", "no-body", journey.body(), Nearest.hint(journey.body(), bodies));
        }
        for (int event = 0; event < journey.lifeEvents().size(); event++) {
            DescriptorReader.labelled(
                    journey.lifeEvents().get(event),
                    "no-life-event",
                    terms.lifeEvents(),
                    "/lifeEvents/" + event,
                    mistakes);
        }
        var ids = new HashSet<String>();
        var applied = new HashSet<String>();
        for (int p = 0; p < journey.parts().size(); p++) {
            Part part = journey.parts().get(p);
            var checking = new Checking(journey.parts().subList(0, p), part, "/parts/" + p, mistakes);
            if (!ids.add(part.id())) {
                mistakes.at("/parts/" + p + "/id", "part-twice", part.id());
            }
            if (!applied.add(part.service())) {
                mistakes.at("/parts/" + p + "/service", "service-twice", part.service());
            }
            checking.check();
        }
        if (audience(journey).isEmpty()) {
            mistakes.at("/parts", "journey-for-nobody");
        }
    }

    private Set<String> audience(JourneyDescriptor journey) {
        return journey.parts().stream()
                .map(part -> services.get(part.service()))
                .filter(service -> service != null)
                .map(service -> service.audience().stream().map(Enum::name).collect(Collectors.<String>toSet()))
                .reduce((some, others) -> some.stream().filter(others::contains).collect(Collectors.toSet()))
                .orElse(Set.of("anybody"));
    }

    /** One part in the light of those before it. */
    private final class Checking {

        private final List<Part> earlier;
        private final Part part;
        private final String pointer;
        private final Mistakes mistakes;

        Checking(List<Part> earlier, Part part, String pointer, Mistakes mistakes) {
            this.earlier = earlier;
            this.part = part;
            this.pointer = pointer;
            this.mistakes = mistakes;
        }

        void check() {
            ServiceDescriptor service = services.get(part.service());
            if (service == null) {
                mistakes.at(
                        pointer + "/service",
                        "no-service",
                        part.service(),
                        Nearest.hint(part.service(), services.keySet()));
            } else if (!service.online() || service.form() == null) {
                mistakes.at(pointer + "/service", "service-not-online", part.service());
            } else {
                needs(service.workflow());
                part.answers().forEach((field, source) -> answer(service, field, source));
            }
        }

        private void needs(Workflow workflow) {
            List<String> known = earlier.stream().map(Part::id).toList();
            for (int n = 0; n < part.needs().size(); n++) {
                String needed = part.needs().get(n);
                if (!known.contains(needed)) {
                    mistakes.at(pointer + "/needs/" + n, "no-part-before-but", needed, Nearest.hint(needed, known));
                }
            }
            if (part.needs().isEmpty() != (part.unmet() == null)) {
                mistakes.at(pointer, "needs-and-unmet");
            }
            boolean decided = workflow.steps().stream().anyMatch(step -> step.kind() != Workflow.Kind.PAYMENT);
            if (!part.needs().isEmpty() && !decided) {
                mistakes.at(pointer + "/needs", "part-cannot-wait", part.service());
            }
        }

        private void answer(ServiceDescriptor service, String id, String written) {
            String at = pointer + "/answers/" + id;
            Optional<Question> target = question(service, id);
            if (target.isEmpty()) {
                mistakes.atKey(at, "no-field-but", id, Nearest.hint(id, fields(service)));
                return;
            }
            if (!target.get().conditions().stream()
                    .allMatch(condition -> condition.isShort() && part.answers().containsKey(condition.field()))) {
                mistakes.atKey(at, "question-of-some", id);
            }
            Source source = Source.of(written);
            Optional<ServiceDescriptor> from = earlier.stream()
                    .filter(each -> each.id().equals(source.part()))
                    .findFirst()
                    .map(each -> services.get(each.service()));
            if (from.isEmpty()) {
                mistakes.at(at, "no-part-before", source.part());
                return;
            }
            question(from.get(), source.field())
                    .ifPresentOrElse(
                            found -> fits(found.field(), target.get().field(), at),
                            () -> mistakes.at(
                                    at,
                                    "no-field-but",
                                    source.field(),
                                    Nearest.hint(source.field(), fields(from.get()))));
        }

        private void fits(Field source, Field target, String at) {
            boolean given = target.type().writable() || target.type() == Field.Kind.FILE;
            if (!given || source.type() != target.type()) {
                mistakes.at(
                        at,
                        "answer-of-another-type",
                        source.id(),
                        source.type().code(),
                        target.id(),
                        target.type().code());
            } else if (target.required() && !source.required()) {
                mistakes.at(at, "answer-may-be-missing", target.id(), source.id());
            } else if (!values(target).containsAll(values(source))) {
                mistakes.at(at, "options-differ", target.id(), source.id());
            }
        }
    }

    private static Set<String> values(Field field) {
        return field.options().stream().map(Field.Option::value).collect(Collectors.toSet());
    }

    private static Optional<Question> question(ServiceDescriptor service, String id) {
        return service.form() == null
                ? Optional.empty()
                : service.form()
                        .questions()
                        .filter(question -> question.field().id().equals(id))
                        .findFirst();
    }

    private static List<String> fields(ServiceDescriptor service) {
        return service.form() == null
                ? List.of()
                : service.form().fields().map(Field::id).toList();
    }
}
