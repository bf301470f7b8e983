package org.dilmun.web.request;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.DuplicateCheck;
import org.dilmun.ejb.request.DuplicateRequest;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.ApplySteps.ApplyStep;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ViolationTexts;

/** Everything that was answered, what it costs, and the declaration: what is submitted is what is shown here. */
@Named
@RequestScoped
public class ReviewPage {

    @Inject
    Requests requests;

    @Inject
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    DuplicateCheck duplicates;

    @Inject
    RequestFees fees;

    @Inject
    Payers payers;

    @Inject
    AnswerSections answerSections;

    @Inject
    ApplySteps way;

    @Inject
    ViolationTexts texts;

    @Inject
    AnswerLabels labels;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Request request;
    private ServiceDescriptor service;
    private boolean agreed;
    private String reply;
    private boolean another;
    private Request other;

    /** A request for the same that the applicant may have forgotten. */
    public record DuplicateView(String reference, String url, LocalDate submittedOn, boolean decided) {}

    /** A line of what it costs. */
    public record ChargeView(String label, Money amount) {}

    @PostConstruct
    void open() {
        request = queries.getOwn(Reference.parse(parameters.get("draft")));
        service = cases.service(request);
        other = request.status() == RequestStatus.DRAFT
                ? duplicates.find(request).orElse(null)
                : null;
    }

    public void load() throws IOException {
        if (!request.status().answerable()) {
            redirect(lang.url("/my/requests/" + request.reference()));
            return;
        }
        Optional<String> exit = way.exitUrl(request);
        if (exit.isPresent()) {
            redirect(exit.get());
        }
    }

    public void submit() throws IOException {
        if (!agreed) {
            errors.add("agreed", "problem.declaration-missing");
            return;
        }
        try {
            String shown = parameters.get("shown");
            Request submitted = isReturned()
                    ? requests.resubmit(request.reference(), shown, reply)
                    : requests.submit(request.reference(), shown, another);
            redirect(after(submitted));
        } catch (AnswersRefused refused) {
            refused.found().forEach(this::show);
        } catch (DuplicateRequest duplicate) {
            errors.add("another", "problem.another-missing");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
        open();
    }

    private void show(String path, Violation violation) {
        errors.addText(
                null,
                messages.text(
                        lang.language(),
                        "errors.text.field",
                        labels.of(service.form(), path),
                        texts.of(violation, lang.language())));
    }

    private String after(Request submitted) {
        return submitted.waitingOn() == WaitingOn.PAYMENT
                ? payers.find(submitted)
                        .map(PaymentOrder::reference)
                        .map(order -> lang.url("/pay/" + order))
                        .orElseThrow()
                : way.url(submitted, "done");
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    public List<AnswerSection> getSections() {
        return answerSections.of(request, page -> way.url(request, page.id()));
    }

    public List<ChargeView> getCharges() {
        return cases.charges(request, request.answers()).stream()
                .map(charge -> new ChargeView(
                        charge.note() == null
                                ? messages.text(lang.language(), "review.label.fee")
                                : charge.note().in(lang.language()),
                        charge.amount()))
                .toList();
    }

    public Money getTotal() {
        return fees.total(cases.charges(request, request.answers()));
    }

    /** Null if there is none. */
    public DuplicateView getDuplicate() {
        return other == null
                ? null
                : new DuplicateView(
                        other.reference().value(),
                        lang.url("/my/requests/" + other.reference()),
                        country.day(other.submittedAt()),
                        other.status().closed());
    }

    /** Whether submitting leads to a payment: what was returned has been paid before. */
    public boolean isPaid() {
        return !isReturned() && getTotal().isPositive();
    }

    /** Whether an officer has asked for something. */
    public boolean isReturned() {
        return request.status() == RequestStatus.RETURNED;
    }

    public String getTime() {
        return service.time() == null
                ? null
                : messages.text(
                        lang.language(), "review.text.time", service.time().workingDays());
    }

    public String getDeclaration() {
        return service.form().declaration() == null
                ? null
                : service.form().declaration().in(lang.language());
    }

    public String getShownHash() {
        return request.answersHash();
    }

    public String getService() {
        return service.name().in(lang.language());
    }

    public String getServiceUrl() {
        return lang.url("/services/" + request.serviceCode());
    }

    public List<ApplyStep> getSteps() {
        return way.of(request, ApplySteps.REVIEW);
    }

    public String getBackUrl() {
        return way.backUrl(request, ApplySteps.REVIEW);
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        this.agreed = agreed;
    }

    public boolean isAnother() {
        return another;
    }

    public void setAnother(boolean another) {
        this.another = another;
    }

    public String getReply() {
        return reply;
    }

    public void setReply(String reply) {
        this.reply = reply;
    }
}
