package org.dilmun.web.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.domain.access.Scope;
import org.dilmun.ejb.demo.DemoClients;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.demo.DemoRelyingParties;
import org.dilmun.ejb.demo.TestPersons;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
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
    DemoRelyingParties demoParties;

    @Inject
    TestPersons testPersons;

    @Inject
    ProviderAddresses addresses;

    @Inject
    @ConfigProperty(name = "dilmun.sandbox.url")
    Optional<String> sandbox;

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

    /**
     * A relying party of the demonstration.
     *
     * @param secret null: it proves itself with a key
     */
    public record PartyRow(String id, String secret, String name, String returnAddress) {}

    /** A test person, and what becomes of their sign-in. */
    public record PersonRow(String personalNumber, String outcome) {}

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

    /** @return none outside of the demonstration */
    public List<PartyRow> getParties() {
        return demoParties.list().stream()
                .map(party -> new PartyRow(
                        party.id(),
                        party.secret(),
                        party.name().in(lang.getCode()),
                        party.redirectUris().get(0)))
                .toList();
    }

    /** @return none outside of the demonstration */
    public List<PersonRow> getTestPersons() {
        return testPersons.list().stream()
                .map(person -> new PersonRow(
                        person.personalNumber(),
                        messages.text(
                                lang.language(),
                                "developers.outcome." + person.behaviour().code())))
                .toList();
    }

    /** The one password of the demonstration. */
    public String getTestPassword() {
        return DemoPeople.PASSWORD;
    }

    public String getIssuer() {
        return addresses.issuer();
    }

    /** @return address of an installation with invented people; null: none is named */
    public String getSandbox() {
        return sandbox.orElse(null);
    }

    public int getAddressLimit() {
        return addressLimits.limit();
    }

    public int getLimit() {
        return limits.limit();
    }
}
