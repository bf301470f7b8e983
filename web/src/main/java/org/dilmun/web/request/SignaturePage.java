package org.dilmun.web.request;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Signatures;
import org.dilmun.web.payment.ChargeLines;
import org.dilmun.web.payment.ChargeLines.Line;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** What somebody else applies for and the caller is to sign: all of it, and the two answers there are. */
@Named
@RequestScoped
public class SignaturePage {

    @Inject
    Signatures signatures;

    @Inject
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    RequestFees fees;

    @Inject
    ChargeLines lines;

    @Inject
    CaseFees caseFees;

    @Inject
    AnswerSections answerSections;

    @Inject
    AnswerLabels labels;

    @Inject
    RequestStates states;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Request request;
    private ServiceDescriptor service;
    private Signature own;
    private List<AnswerSection> sections = List.of();
    private List<String> changes = List.of();
    private boolean agreed;
    private String reason;

    @PostConstruct
    void open() {
        request = queries.getToSign(Reference.parse(parameters.get("reference")));
        service = cases.service(request);
        own = signatures.own(request);
        sections = isReadable() ? answerSections.of(request) : List.of();
    }

    /** Whoever may not see it has been refused by now; that is answered by the page for it. */
    public void load() {}

    /** Signs what was shown. */
    public void sign() throws IOException {
        if (!agreed) {
            errors.add("agreed", "signature.error.agreed");
            return;
        }
        answer(shown -> signatures.sign(request.reference(), shown));
    }

    /** Refuses to sign what was shown. */
    public void refuse() throws IOException {
        answer(shown -> signatures.refuse(request.reference(), shown, reason));
    }

    /** @param answer to what was shown, by its hash */
    private void answer(Consumer<String> answer) throws IOException {
        try {
            answer.accept(parameters.get("shown"));
            FacesContext.getCurrentInstance().getExternalContext().redirect(getUrl());
        } catch (ChangedMeanwhile changed) {
            errors.add(null, changed);
            open();
            changes = ShownAnswers.changed(parameters.get("shownAnswers"), request.answers()).stream()
                    .map(field -> labels.of(service.form(), field))
                    .toList();
            agreed = false;
        } catch (Problem problem) {
            errors.add(problem.code().equals("reason-missing") ? "reason" : null, problem);
            open();
        }
    }

    /** Not while its applicant may change it, and not by who is not needed any more. */
    private boolean isReadable() {
        return own.state() != SignatureState.ENDED && !request.status().answerable();
    }

    public String getReference() {
        return request.reference().value();
    }

    private String getUrl() {
        return lang.url("/my/signatures/" + request.reference());
    }

    public String getService() {
        return service.name().in(lang.language());
    }

    public String getApplicant() {
        return people.get(request.applicantId()).name().in(lang.language());
    }

    public String getBody() {
        return bodies.get(request.bodyId()).name().in(lang.language());
    }

    /** Whether the caller can sign now. */
    public boolean isAsked() {
        return request.awaitsSigners() && own.isAsked();
    }

    /** How it stands with the caller's signature: asked, signed, refused, ended, or returned as long as the applicant has what was signed. */
    public String getState() {
        return request.status().answerable() && own.isSigned()
                ? "returned"
                : own.state().code();
    }

    /** When the caller answered; null: not yet. */
    public ZonedDateTime getAt() {
        return own.isAsked() ? null : own.endedAt().atZone(country.zone());
    }

    /** The last day for it; null if none is set. */
    public LocalDate getDueOn() {
        return own.dueOn().orElse(null);
    }

    /** Where the case stands. */
    public String getStatus() {
        return states.label(request);
    }

    public String getKind() {
        return states.kind(request);
    }

    public List<AnswerSection> getSections() {
        return sections;
    }

    /** What the applicant declares; null if the service has no words of its own for it. */
    public String getDeclaration() {
        return service.form().declaration() == null
                ? null
                : service.form().declaration().in(lang.language());
    }

    /** What the fee is made of, which the applicant pays. */
    public List<Line> getCharges() {
        return request.fee().map(fee -> lines.of(fee.charges())).orElse(List.of());
    }

    /** What the applicant has to pay; null if nothing. */
    public Money getTotal() {
        return request.fee()
                .filter(fee -> !fee.charges().isEmpty())
                .map(this::total)
                .orElse(null);
    }

    private Money total(FeeAssessment fee) {
        return fees.total(fee);
    }

    /** Why nothing has to be paid that otherwise would; null if nothing is waived. */
    public String getWaived() {
        return caseFees.waived(request);
    }

    public String getShownHash() {
        return request.signedHash();
    }

    public String getShownAnswers() {
        return ShownAnswers.write(request.answers());
    }

    /** What has changed since it was shown, by the questions; empty unless the caller answered to something else. */
    public List<String> getChanges() {
        return changes;
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        this.agreed = agreed;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
