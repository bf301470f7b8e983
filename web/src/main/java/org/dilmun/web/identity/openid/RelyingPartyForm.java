package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.identity.openid.RelyingPartyDossiers;
import org.dilmun.ejb.identity.openid.RelyingPartyKeepers;
import org.dilmun.ejb.identity.openid.RelyingPartyProposals;
import org.dilmun.ejb.identity.openid.TermsWrong;
import org.dilmun.ejb.identity.openid.WantedTerms;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** Where terms of a system that signs people in are proposed: of a new one, or other ones of one that is there. */
@Named
@RequestScoped
public class RelyingPartyForm {

    private static final String SCOPE = "scope-";
    private static final String APART = "apart";

    @Inject
    RelyingPartyDossiers dossiers;

    @Inject
    RelyingPartyProposals proposals;

    @Inject
    RelyingPartyKeepers keepers;

    @Inject
    Bodies bodies;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private RelyingParty party;

    /** Something that can be chosen. */
    public record Option(String value, String label, boolean selected) {}

    /** Shows the form to those who may propose; a refusal is answered by the page for it. */
    public void load() {
        if (lang.getPath().endsWith("/edit")) {
            String client = value("client");
            party = dossiers.get(client).party();
            if (party == null) {
                throw new NotFound("relying-party", client);
            }
        }
    }

    /** Proposes what was filled in. */
    public void propose() throws IOException {
        try {
            String client = isNewOne() ? proposeNew() : proposeChange();
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/relying-parties/" + client) + "?done=proposed");
        } catch (TermsWrong wrong) {
            wrong.mistakes()
                    .forEach(mistake -> errors.addText(
                            mistake.field(),
                            messages.text(
                                    lang.language(), "office_relying.problem." + mistake.code(), mistake.value())));
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private String proposeNew() {
        String body = value("body");
        if (bodies().stream().noneMatch(known -> known.code().equals(body))) {
            throw new NotFound("body", body);
        }
        return proposals.propose(body, value("client").strip(), wanted());
    }

    private String proposeChange() {
        proposals.proposeChange(party.clientId(), ShownVersion.of(parameters.get("shown")), wanted());
        return party.clientId();
    }

    private WantedTerms wanted() {
        return new WantedTerms(
                LocalizedText.of(TypedText.line(value("name-ar")), TypedText.line(value("name-en"))),
                LocalizedText.of(TypedText.line(value("purpose-ar")), TypedText.line(value("purpose-en"))),
                lines("redirectUris"),
                lines("logoutUris"),
                value("backChannelUri").strip(),
                WantedTerms.SCOPES.stream()
                        .filter(scope -> parameters.containsKey(SCOPE + scope))
                        .collect(Collectors.toSet()),
                ClientProof.of(value("proof")).orElse(null),
                value("keySet"),
                value("algorithm"),
                APART.equals(value("names")),
                parameters.containsKey("testing"));
    }

    private List<String> lines(String field) {
        return value(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private boolean isPosted() {
        return parameters.containsKey("redirectUris");
    }

    /** What was typed; before that, what holds. */
    private String shown(String field, String holds) {
        return isPosted() || isNewOne() ? value(field) : holds;
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    private RelyingParty.Terms terms() {
        return isNewOne() ? null : party.terms();
    }

    public boolean isNewOne() {
        return party == null;
    }

    public String getTitle() {
        return isNewOne()
                ? text("title.new")
                : text("title.edit") + ": " + party.name().in(lang.language());
    }

    /** Of the system as it was shown first; null of a new one. */
    public String getShown() {
        return isNewOne() ? null : parameters.getOrDefault("shown", Integer.toString(party.version()));
    }

    private List<GovernmentBody> bodies() {
        return bodies.list().stream()
                .filter(body -> !body.isEnded() && keepers.keeps(body.id()))
                .toList();
    }

    public List<Option> getBodies() {
        return bodies().stream()
                .map(body -> new Option(
                        body.code(),
                        body.name().in(lang.language()) + " (" + body.code() + ")",
                        body.code().equals(value("body"))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    public String getClient() {
        return value("client");
    }

    public String getNameAr() {
        return shown("name-ar", isNewOne() ? "" : terms().name().in("ar"));
    }

    public String getNameEn() {
        return shown("name-en", isNewOne() ? "" : terms().name().in("en"));
    }

    public String getPurposeAr() {
        return shown("purpose-ar", isNewOne() ? "" : terms().purpose().in("ar"));
    }

    public String getPurposeEn() {
        return shown("purpose-en", isNewOne() ? "" : terms().purpose().in("en"));
    }

    public String getRedirectUris() {
        return shown("redirectUris", isNewOne() ? "" : String.join("\n", terms().redirectUris()));
    }

    public String getLogoutUris() {
        return shown("logoutUris", isNewOne() ? "" : String.join("\n", terms().logoutUris()));
    }

    public String getBackChannelUri() {
        String holds = isNewOne() || terms().backChannelUri() == null ? "" : terms().backChannelUri();
        return shown("backChannelUri", holds);
    }

    /** Of what was pasted and holds something private nothing is shown again. */
    public String getKeySet() {
        String holds = isNewOne() || terms().keySet() == null ? "" : terms().keySet();
        return FacesContext.getCurrentInstance().getMessageList("keySet").isEmpty() ? shown("keySet", holds) : "";
    }

    public List<Option> getScopes() {
        Set<String> holding = isNewOne() ? Set.of() : party.scopes();
        return WantedTerms.SCOPES.stream()
                .map(scope -> new Option(
                        SCOPE + scope,
                        text("scope." + scope.replace('_', '-')),
                        isPosted() ? parameters.containsKey(SCOPE + scope) : holding.contains(scope)))
                .toList();
    }

    public List<Option> getProofs() {
        String chosen = shown("proof", isNewOne() ? "" : terms().proof().code());
        return Stream.of(ClientProof.values())
                .map(proof -> new Option(
                        proof.code(),
                        text("proof." + proof.code().replace('_', '-')),
                        proof.code().equals(chosen)))
                .toList();
    }

    public List<Option> getAlgorithms() {
        String chosen = shown("algorithm", isNewOne() ? "" : terms().signingAlgorithm());
        return WantedTerms.ALGORITHMS.stream()
                .map(name -> new Option(name, name, name.equals(chosen)))
                .toList();
    }

    public List<Option> getNames() {
        return Stream.of("shared", APART)
                .map(name -> new Option(name, text("names." + name), name.equals(value("names"))))
                .toList();
    }

    public boolean isTesting() {
        return isPosted() ? parameters.containsKey("testing") : isNewOne() || party.testing();
    }

    private String text(String key) {
        return messages.text(lang.language(), "office_relying." + key);
    }
}
