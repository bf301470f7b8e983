package org.dilmun.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Scope;
import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.demo.DemoClients;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What developers of other bodies need to know of the API. */
@Named
@RequestScoped
public class DevelopersPage {

    @Inject
    ProblemTypes types;

    @Inject
    CallLimits limits;

    @Inject
    DemoClients demoClients;

    @Inject
    DemoPeople demoPeople;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private Application application;

    /**
     * What the tour applies for.
     *
     * @param body of the call, as JSON
     */
    public record Application(String service, String body) {}

    /** A row of the table of problems. */
    public record ProblemRow(String code, int status, String meaning) {}

    /** What a scope opens. */
    public record ScopeRow(String code, String meaning) {}

    /** A client of the demonstration; its secret opens nothing but invented data. */
    public record ClientRow(String id, String secret, String name, String body, String scopes) {}

    @PostConstruct
    void choose() {
        application = directory.list().stream()
                .map(Service::descriptor)
                .filter(service -> service.online() && service.channels().contains(Channel.COUNTER))
                .flatMap(service ->
                        answers(service.form()).map(answers -> application(service.code(), answers)).stream())
                .findFirst()
                .orElse(null);
    }

    /** @return with the first service that a counter may apply for without a file; null: there is none yet */
    public Application getApplication() {
        return application;
    }

    private Application application(String service, Map<String, String> answers) {
        String applicant = demoPeople.list().stream()
                .map(DemoPeople.DemoPerson::personalNumber)
                .findFirst()
                .orElse("NUMBER");
        var body = new LinkedHashMap<String, Object>();
        body.put("service", service);
        body.put("applicant", applicant);
        body.put("answers", answers);
        return new Application(service, Json.write(body));
    }

    /** @return what the form asks for at least; empty if that is more than an example shows: a file, an amount, an expression */
    private Optional<Map<String, String>> answers(Form form) {
        var answers = new LinkedHashMap<String, String>();
        var values = new AnswerValues(form, answers, null); // short conditions ask for no facts
        for (Question question : form.questions().toList()) {
            if (!question.conditions().stream().allMatch(Condition::isShort)) {
                return Optional.empty();
            }
            Field field = question.field();
            if (field.required() && form.logic().asked(question, values)) {
                switch (field.type()) {
                    case CHOICE -> answers.put(
                            field.id(), field.options().get(0).value());
                    case DATE -> answers.put(
                            field.id(), country.day(clock.instant()).toString());
                    case TEXT, TEXTAREA -> answers.put(field.id(), field.label().in(lang.language()));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(answers);
    }

    public List<ProblemRow> getProblems() {
        return types.codes().stream()
                .map(code -> new ProblemRow(
                        code, types.status(code), messages.problem(List.of(lang.getLocale()), code, Map.of())))
                .toList();
    }

    public List<ScopeRow> getScopes() {
        return Stream.of(Scope.values())
                .map(scope -> new ScopeRow(
                        scope.code(),
                        messages.text(
                                lang.language(),
                                "developers.scope." + scope.code().replace('.', '-'))))
                .toList();
    }

    /** @return none outside of the demonstration */
    public List<ClientRow> getClients() {
        return demoClients.list().stream()
                .map(client -> new ClientRow(
                        client.id(),
                        client.secret(),
                        client.name().in(lang.getCode()),
                        directory.body(client.body()).name().in(lang.getCode()),
                        String.join(" ", client.scopes().stream().sorted().toList())))
                .toList();
    }

    public int getLimit() {
        return limits.limit();
    }
}
