package org.dilmun.web.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.joda.money.Money;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.FormSchema;
import org.dilmun.web.site.Messages;

/** Finds what the API of this country is explained with. */
@ApplicationScoped
public class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Directory directory;

    @Inject
    FormKinds kinds;

    @Inject
    DemoPeople demoPeople;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Messages messages;

    /** @return empty: there is no service yet that a system could apply for */
    Optional<Example> find(Language language) {
        return Example.among(
                directory.list().stream().map(Service::descriptor).toList(),
                language,
                country.day(clock.instant()).toString());
    }

    /** @return personal number of a person of the demonstration; outside of it there is none to show */
    String applicant() {
        return demoPeople.list().stream()
                .map(DemoPeople.DemoPerson::personalNumber)
                .findFirst()
                .orElse("NUMBER");
    }

    /** @return body of the call that applies so, as JSON */
    String application(Example example) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", example.service().code());
        body.put("applicant", applicant());
        body.put("answers", example.answers());
        return Json.write(body);
    }

    /**
     * The country's values for the places of the description.
     *
     * @param untilThen descriptor of an invented service, for a country that has none yet that a system could apply for
     */
    Map<String, JsonNode> values(JsonNode untilThen) {
        Language language = messages.language(List.of(Locale.ENGLISH)); // of those who read the description
        Example example = find(language)
                .orElseGet(() -> new Example(JSON.convertValue(untilThen, ServiceDescriptor.class), Map.of()));
        var texts = new LinkedHashMap<String, Object>();
        texts.put("language", language.tag());
        texts.put(
                "languages",
                country.languages().stream()
                        .map(known -> "`" + known.tag() + "`")
                        .collect(Collectors.joining(" or ")));
        texts.put("applicant", applicant());
        add(texts, example, language);
        Map<String, JsonNode> values = new HashMap<>();
        texts.forEach((name, value) -> values.put(name, node(value)));
        values.put("descriptor", described(example.service()));
        if (!example.paid()) {
            values.put("paymentOrder", MissingNode.getInstance());
        }
        return values;
    }

    private void add(Map<String, Object> texts, Example example, Language language) {
        ServiceDescriptor service = example.service();
        Money fee = example.fee(country.currency());
        texts.put("service", service.code());
        texts.put("name", service.name());
        texts.put("nameInWords", service.name().in(language));
        texts.put("body", service.body());
        texts.put(
                "bodyInWords",
                Optional.ofNullable(directory.body(service.body()))
                        .map(body -> body.name().in(language))
                        .orElse(service.body()));
        texts.put("currency", fee.getCurrencyUnit().getCode());
        texts.put("amount", fee.getAmount().toPlainString());
        texts.put("reference", example.reference().value());
        texts.put("paymentOrder", "PAY-26-2F8N-6RTA");
        texts.put("answers", example.answers());
        texts.put("field", example.field().id());
        texts.put("firstStep", service.workflow().first().id());
        texts.put("waitingOn", example.paid() ? "payment" : "body");
        texts.put("step", example.decision().step().id());
        texts.put("action", example.decision().action().id());
    }

    private static JsonNode node(Object value) {
        return value instanceof String text ? TextNode.valueOf(text) : JSON.valueToTree(value);
    }

    /** As the operation gives it, without its longest parts. */
    private JsonNode described(ServiceDescriptor service) {
        var shown = (ObjectNode) Json.read(Json.write(service), JsonNode.class);
        shown.retain("code", "name", "body", "audience", "channels", "assurance", "fee", "time");
        String first = country.languages().get(0).tag();
        shown.set("answersSchema", JSON.valueToTree(FormSchema.of(kinds, service.form(), first)));
        return shown;
    }
}
