package org.dilmun.web.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Scope;
import org.dilmun.ejb.demo.DemoClients;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.identity.AddressLimits;
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
    AddressLimits addressLimits;

    @Inject
    DemoClients demoClients;

    @Inject
    Directory directory;

    @Inject
    Examples examples;

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
        application = examples.find(lang.language())
                .map(example -> new Application(example.service().code(), examples.application(example)))
                .orElse(null);
    }

    /** @return null: there is none yet */
    public Application getApplication() {
        return application;
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

    public int getAddressLimit() {
        return addressLimits.limit();
    }

    public int getLimit() {
        return limits.limit();
    }
}
