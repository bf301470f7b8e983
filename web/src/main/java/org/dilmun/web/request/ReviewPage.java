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
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.CaseProviders;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.DuplicateCheck;
import org.dilmun.ejb.request.DuplicateRequest;
import org.dilmun.ejb.request.FeeOutOfRange;
import org.dilmun.ejb.request.FeeUnknown;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.ServiceFailed;
import org.dilmun.web.payment.ChargeLines;
import org.dilmun.web.payment.ChargeLines.Line;
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
    CaseProviders providers;

    @Inject
    People people;

    @Inject
    DuplicateCheck duplicates;

    @Inject
    RequestFees fees;

    @Inject
    ChargeLines lines;

    @Inject
    Payers payers;

    @Inject
    AnswerSections answerSections;

    @Inject
    ApplySteps way;

    @Inject
    FormUsage usage;

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
    private FeeAssessment fee;
    private String feeProblem;
    private boolean agreed;
    private String reply;
    private boolean another;
    private Request other;

    /** A request for the same that the applicant may have forgotten. */
    public record DuplicateView(String reference, String url, LocalDate submittedOn, boolean decided) {}

    @PostConstruct
    void open() {
        request = queries.getOwn(Reference.parse(parameters.get("draft")));
        service = cases.service(request);
        other = request.status() == RequestStatus.DRAFT
                ? duplicates.find(request).orElse(null)
                : null;
        assess();
    }

    private void assess() {
        fee = null;
        feeProblem = null;
        try {
            fee = cases.fee(request);
        } catch (FeeUnknown | FeeOutOfRange | ServiceFailed refused) {
            feeProblem = messages.problem(List.of(lang.getLocale()), refused.code(), refused.facts());
        }
    }

    public void load() throws IOException {
        if (!request.status().answerable()) {
            redirect(lang.url("/my/requests/" + request.reference()));
            return;
        }
        if (request.isPart() && request.status() == RequestStatus.DRAFT) {
            redirect(way.url(request, ApplySteps.REVIEW)); // of all parts together
            return;
        }
        Optional<String> exit = way.exitUrl(request);
        if (exit.isPresent()) {
            redirect(exit.get());
            return;
        }
        usage.opened(request, ApplySteps.REVIEW);
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
            usage.passed(request, ApplySteps.REVIEW);
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

    /** What the fee is made of and why, also if it is waived. */
    public List<Line> getCharges() {
        return fee == null ? List.of() : lines.of(fee.charges());
    }

    /** Why nothing has to be paid that otherwise would; null if nothing is waived. */
    public String getWaived() {
        return fee == null || fee.waived() == null
                ? null
                : fee.waived().reason().in(lang.language());
    }

    /** What has to be paid; null if the answers come to no fee. */
    public Money getTotal() {
        return fee == null ? null : fees.total(fee);
    }

    /** Why the answers come to no fee; null if they do. */
    public String getFeeProblem() {
        return feeProblem;
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
        return !isReturned() && fee != null && getTotal().isPositive();
    }

    /** Whether an officer has asked for something. */
    public boolean isReturned() {
        return request.status() == RequestStatus.RETURNED;
    }

    /** The body that the case goes to by its address; null if that is no question, or nobody serves it. */
    public String getProvider() {
        return service.provider() == null
                ? null
                : providers
                        .find(service, people.get(request.applicantId()), request.answers())
                        .map(body -> body.name().in(lang.language()))
                        .orElse(null);
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
