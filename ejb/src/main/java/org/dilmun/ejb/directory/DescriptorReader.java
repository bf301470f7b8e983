package org.dilmun.ejb.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.joda.money.CurrencyUnit;

import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Outcome.Certificate;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.YamlFile;

/**
 * Reads service descriptors, and refuses a broken one with file, line and reason: first its shape (JSON Schema), then what
 * a schema cannot say (bodies exist, steps and fields that are named exist). The same check in the build, at start and at
 * publication.
 */
public class DescriptorReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> bodies;
    private final CurrencyUnit currency;
    private final Schema schema;

    /**
     * @param bodies codes of the country's government bodies
     * @param languages in which each text has to be
     * @param currency of the fees
     */
    public DescriptorReader(Set<String> bodies, List<Language> languages, CurrencyUnit currency) {
        this.bodies = Set.copyOf(bodies);
        this.currency = currency;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText(languages));
    }

    private static String schemaText(List<Language> languages) {
        try (InputStream in = DescriptorReader.class.getResourceAsStream("/schema/service.schema.json")) {
            JsonNode root = JSON.readTree(in);
            var required = (ArrayNode) root.at("/$defs/text/required");
            languages.forEach(language -> required.add(language.tag()));
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BrokenCountryData naming every mistake of every file */
    public List<ServiceDescriptor> read(List<YamlFile> files) {
        var mistakes = new ArrayList<String>();
        var descriptors = new ArrayList<ServiceDescriptor>();
        var codes = new HashSet<String>();
        for (YamlFile file : files) {
            List<String> found = check(file);
            mistakes.addAll(found);
            if (found.isEmpty()) {
                var descriptor = file.as(ServiceDescriptor.class);
                descriptors.add(descriptor);
                if (!codes.add(descriptor.code())) {
                    mistakes.add(at(file, "/code") + "the code " + descriptor.code() + " is taken by another file");
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BrokenCountryData(mistakes);
        }
        return descriptors;
    }

    private List<String> check(YamlFile file) {
        var shape = schema.validate(file.content()).stream()
                .map(error -> at(file, error.getInstanceLocation().toString()) + error.getInstanceLocation() + " "
                        + error.getMessage())
                .toList();
        return shape.isEmpty() ? references(file, file.as(ServiceDescriptor.class)) : shape;
    }

    private List<String> references(YamlFile file, ServiceDescriptor descriptor) {
        var mistakes = new ArrayList<String>();
        if (!bodies.contains(descriptor.body())) {
            mistakes.add(at(file, "/body") + "there is no body " + descriptor.body());
        }
        if (!file.name().endsWith("/" + descriptor.body() + "/" + descriptor.code() + ".yaml")) {
            mistakes.add(
                    at(file, "/code") + "the file must be " + descriptor.body() + "/" + descriptor.code() + ".yaml");
        }
        fees(file, descriptor, mistakes);
        if (descriptor.workflow() != null) {
            targets(file, descriptor.workflow(), mistakes);
        }
        if (descriptor.form() != null) {
            conditions(file, descriptor, mistakes);
            descriptor.certificate().ifPresent(certificate -> shown(file, certificate, descriptor.form(), mistakes));
        }
        return mistakes;
    }

    private void fees(YamlFile file, ServiceDescriptor descriptor, List<String> mistakes) {
        for (int row = 0; row < descriptor.fee().size(); row++) {
            if (new BigDecimal(descriptor.fee().get(row).amount()).scale() > currency.getDecimalPlaces()) {
                mistakes.add(at(file, "/fee/" + row + "/amount") + "the " + currency.getCode() + " has "
                        + currency.getDecimalPlaces() + " decimals");
            }
        }
    }

    private static void targets(YamlFile file, Workflow workflow, List<String> mistakes) {
        for (int s = 0; s < workflow.steps().size(); s++) {
            var actions = workflow.steps().get(s).actions();
            for (int a = 0; a < actions.size(); a++) {
                var action = actions.get(a);
                if (action.end().isEmpty() && workflow.step(action.to()).isEmpty()) {
                    mistakes.add(at(file, "/workflow/steps/" + s + "/actions/" + a + "/to") + "there is no step "
                            + action.to());
                }
            }
        }
    }

    private static void conditions(YamlFile file, ServiceDescriptor descriptor, List<String> mistakes) {
        var ids = new HashSet<String>();
        var form = descriptor.form();
        for (int p = 0; p < form.pages().size(); p++) {
            var fields = form.pages().get(p).fields();
            for (int f = 0; f < fields.size(); f++) {
                String pointer = "/form/pages/" + p + "/fields/" + f;
                mistakes.addAll(unknown(file, pointer + "/when", fields.get(f).when(), ids));
                if (!ids.add(fields.get(f).id())) {
                    mistakes.add(at(file, pointer + "/id") + "the field "
                            + fields.get(f).id() + " stands twice");
                }
            }
        }
        for (int row = 0; row < descriptor.fee().size(); row++) {
            mistakes.addAll(unknown(
                    file, "/fee/" + row + "/when", descriptor.fee().get(row).when(), ids));
        }
    }

    private static void shown(YamlFile file, Certificate certificate, Form form, List<String> mistakes) {
        for (int a = 0; a < certificate.answers().size(); a++) {
            String id = certificate.answers().get(a).field();
            String pointer = "/outcome/certificate/answers/" + a + "/field";
            if (form.field(id).isEmpty()) {
                mistakes.add(at(file, pointer) + "there is no field " + id);
            } else if (!form.field(id).get().type().writable()) {
                mistakes.add(at(file, pointer) + "the field " + id + " has no answer that can stand on paper");
            }
        }
    }

    private static List<String> unknown(YamlFile file, String pointer, Condition condition, Set<String> ids) {
        return condition == null || ids.contains(condition.field())
                ? List.of()
                : List.of(at(file, pointer) + "no field " + condition.field() + " stands before it");
    }

    private static String at(YamlFile file, String pointer) {
        return file.name() + ":" + file.line(pointer) + ": ";
    }
}
