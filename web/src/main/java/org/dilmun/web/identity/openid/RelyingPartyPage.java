package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.RelyingPartyAct;
import org.dilmun.domain.identity.openid.RelyingPartyProposal;
import org.dilmun.domain.identity.openid.RelyingPartyReasonMissing;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.openid.RelyingPartyActs;
import org.dilmun.ejb.identity.openid.RelyingPartyCare;
import org.dilmun.ejb.identity.openid.RelyingPartyDossier;
import org.dilmun.ejb.identity.openid.RelyingPartyDossiers;
import org.dilmun.ejb.identity.openid.RelyingPartyEnds;
import org.dilmun.ejb.identity.openid.RelyingPartyKeepers;
import org.dilmun.ejb.identity.openid.RelyingPartyProposals;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** A system that signs people in, for those who look after it: what is agreed, what is proposed, and what they may do about it. */
@Named
@RequestScoped
public class RelyingPartyPage {

    private static final Set<String> DONE =
            Set.of("proposed", "approved", "declined", "suspended", "gone-on", "closed", "secret-ended");

    @Inject
    RelyingPartyDossiers dossiers;

    @Inject
    RelyingPartyProposals proposals;

    @Inject
    RelyingPartyCare care;

    @Inject
    RelyingPartyActs acts;

    @Inject
    RelyingPartyEnds ends;

    @Inject
    RelyingPartyKeepers keepers;

    @Inject
    RelyingPartyChips chips;

    @Inject
    TermRows rows;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    RealClock clock;

    @Inject
    Caller caller;

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

    private RelyingPartyDossier dossier;
    private String secret;

    /** Until when a key counts, and whether that is over. */
    public record KeyEnd(String key, ZonedDateTime at, boolean over) {}

    /** What somebody did; {@code reason} is null where none is asked for. */
    public record Act(ZonedDateTime at, String by, String what, String reason) {}

    /** Shows it to those who look after it; a refusal is answered by the page for it. */
    public void load() {
        dossier = dossiers.get(client());
    }

    /** What is shown; a form that is sent asks for it before {@link #load} does. */
    public RelyingPartyDossier dossier() {
        if (dossier == null) {
            load();
        }
        return dossier;
    }

    /** Does what the button that was pressed says. */
    public void act() throws IOException {
        try {
            String done = done(parameters.get("act"));
            if (done != null) {
                FacesContext.getCurrentInstance().getExternalContext().redirect(getUrl() + "?done=" + done);
            }
        } catch (Problem problem) {
            errors.add(problem instanceof RelyingPartyReasonMissing ? reasonField() : null, problem);
        }
        load();
    }

    /** @return what has been done; null: nothing, or it is shown at once and in no address */
    private String done(String act) {
        switch (act) {
            case "approve" -> {
                proposals.approve(proposalId());
                return "approved";
            }
            case "decline" -> {
                proposals.decline(proposalId(), reason());
                return "declined";
            }
            case "suspend" -> {
                care.suspend(client(), shown(), reason());
                return "suspended";
            }
            case "close" -> {
                care.close(client(), shown(), reason());
                return "closed";
            }
            case "go-on" -> {
                care.goOn(client(), shown());
                return "gone-on";
            }
            case "end-secret" -> {
                care.endFormerSecret(client(), shown());
                return "secret-ended";
            }
            case "make-secret" -> {
                secret = care.makeSecret(client(), shown());
                return null;
            }
            default -> {
                return null;
            }
        }
    }

    private String reasonField() {
        return parameters.get("act").equals("decline") ? "declineReason" : "reason";
    }

    private String reason() {
        return TypedText.lines(parameters.getOrDefault(reasonField(), ""));
    }

    private String client() {
        return parameters.getOrDefault("client", "");
    }

    private int shown() {
        return ShownVersion.of(parameters.get("shown"));
    }

    private long proposalId() {
        String sent = parameters.getOrDefault("proposal", "");
        return sent.matches("[0-9]{1,18}") ? Long.parseLong(sent) : 0;
    }

    public String getUrl() {
        return lang.url("/office/relying-parties/" + dossier().clientId());
    }

    public String getName() {
        return dossier().terms().name().in(lang.language());
    }

    public String getBody() {
        return bodies.get(dossier().bodyId()).name().in(lang.language());
    }

    public String getClientId() {
        return dossier().clientId();
    }

    public List<RelyingPartyChips.Chip> getChips() {
        return chips.of(dossier(), lang.language());
    }

    /** Of what the page shows; null: the system is not there yet. */
    public Integer getShown() {
        return isThere() ? Integer.valueOf(dossier().party().version()) : null;
    }

    /** Whether somebody has approved it. */
    public boolean isThere() {
        return dossier().party() != null;
    }

    /** The terms that hold; of one that is not there, the last that were proposed. */
    public List<TermRows.Row> getTerms() {
        return rows.of(null, dossier().terms(), lang.language());
    }

    /** Null: nothing is proposed. */
    public String getProposal() {
        return dossier().proposal() == null
                ? null
                : Long.toString(dossier().proposal().id());
    }

    public List<TermRows.Row> getProposed() {
        RelyingParty.Terms now = isThere() ? dossier().party().terms() : null;
        return rows.of(now, dossier().proposal().terms(), lang.language()).stream()
                .filter(row -> now == null || row.isChanged())
                .toList();
    }

    public String getProposedBy() {
        return people.get(dossier().proposal().proposedBy()).name().in(lang.language());
    }

    public ZonedDateTime getProposedAt() {
        return at(dossier().proposal().proposedAt());
    }

    /** Whether the caller may let the proposed terms hold. */
    public boolean isApprovable() {
        RelyingPartyProposal proposal = dossier().proposal();
        return proposal != null && keepers.isOther(proposal.bodyId(), proposal.makers());
    }

    public boolean isOwnProposal() {
        RelyingPartyProposal proposal = dossier().proposal();
        return proposal != null && proposal.makers().contains(caller.actor().id());
    }

    /** Whether other terms may be proposed. */
    public boolean isEditable() {
        return isChangeable() && dossier().proposal() == null;
    }

    /** Whether it is there and not closed. */
    public boolean isChangeable() {
        return isThere() && dossier().party().state() != RelyingParty.State.CLOSED;
    }

    public boolean isSuspendable() {
        return isThere() && dossier().party().state() == RelyingParty.State.OPEN;
    }

    public boolean isSuspended() {
        return isThere() && dossier().party().state() == RelyingParty.State.SUSPENDED;
    }

    /** Whether the caller may let it go on. */
    public boolean isResumable() {
        return isSuspended()
                && keepers.isOther(
                        dossier().bodyId(), care.suspendedBy(dossier().clientId()));
    }

    /** Whether it proves itself by a secret. */
    public boolean isSecretive() {
        return isChangeable() && dossier().party().proof() != ClientProof.PRIVATE_KEY_JWT;
    }

    public boolean isSecretThere() {
        return dossier().party().hasSecret();
    }

    /** Null: it is not known. */
    public ZonedDateTime getSecretMadeAt() {
        return at(dossier().party().secretMadeAt());
    }

    /** Until when the present secret counts; null: it is not known when it was made. */
    public ZonedDateTime getSecretEndsAt() {
        return at(dossier().party().secretEndsAt());
    }

    /** Keys that end some day, the next first. */
    public List<KeyEnd> getKeyEnds() {
        return ends.of(dossier().party()).stream()
                .filter(end -> !end.key().isEmpty())
                .map(end -> new KeyEnd(end.key(), at(end.at()), !clock.instant().isBefore(end.at())))
                .toList();
    }

    /** Until when the secret before counts; null: it does not. */
    public ZonedDateTime getFormerUntil() {
        return at(dossier().party().formerSecretUntil(clock.instant()));
    }

    /** The secret that has just been made; null: none has. */
    public String getSecret() {
        return secret;
    }

    public List<Act> getActs() {
        List<RelyingPartyAct> all = acts.list(dossier().clientId());
        Map<Long, LocalizedText> names =
                people.names(all.stream().map(RelyingPartyAct::personId).collect(Collectors.toSet()));
        return all.stream()
                .map(act -> new Act(
                        at(act.actedAt()),
                        names.get(act.personId()).in(lang.language()),
                        text("act." + act.kind().code()),
                        act.reason()))
                .toList();
    }

    private ZonedDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(country.zone());
    }

    /** What was typed as the reason of a refusal, and of the rest. */
    public String getDeclineReason() {
        return parameters.getOrDefault("declineReason", "");
    }

    public String getReason() {
        return parameters.getOrDefault("reason", "");
    }

    /** What was done before the page was shown again; null if nothing was. */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return DONE.contains(done) ? text("info." + done) : null;
    }

    private String text(String key) {
        return messages.text(lang.language(), "office_relying." + key);
    }
}
