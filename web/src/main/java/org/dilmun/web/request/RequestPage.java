package org.dilmun.web.request;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
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

import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.OwnPayment;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.payment.PaymentQueries;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.web.document.CaseDocuments;
import org.dilmun.web.document.CaseDocuments.CaseDocument;
import org.dilmun.web.payment.RefundTexts;
import org.dilmun.web.payment.RefundTexts.RefundView;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The caller's own case: where it stands, what is asked of them, what they stated. */
@Named
@RequestScoped
public class RequestPage {

    @Inject
    Requests requests;

    @Inject
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    Payers payers;

    @Inject
    PaymentQueries payments;

    @Inject
    RefundTexts refunds;

    @Inject
    Bodies bodies;

    @Inject
    AnswerSections answerSections;

    @Inject
    RequestStates states;

    @Inject
    ApplySteps way;

    @Inject
    CaseDocuments documents;

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
    private Optional<OwnPayment> payment;
    private String answer;

    /**
     * A step of the case.
     *
     * @param state done, current, next or problem
     * @param at when it was reached; null if it was not
     */
    public record Step(String title, String state, String text, ZonedDateTime at) {}

    /** What the officer asks. */
    public record Question(String text, ZonedDateTime at) {}

    @PostConstruct
    void open() {
        request = queries.getOwn(Reference.parse(parameters.get("reference")));
        service = cases.service(request);
        payment = payers.find(request).map(due -> payments.getOwn(due.reference()));
    }

    /** A draft is gone on with where it is filled in. */
    public void load() throws IOException {
        if (request.status() == RequestStatus.DRAFT) {
            redirect(way.url(request, service.form().pages().get(0).id()));
        }
    }

    public void answerQuestion() throws IOException {
        if (answer == null || answer.isBlank()) {
            errors.add("answerText", "problem.field-required");
            return;
        }
        try {
            requests.resubmit(request.reference(), parameters.get("shown"), answer);
            redirect(getUrl());
        } catch (AnswersRefused refused) {
            redirect(way.url(request, ApplySteps.REVIEW)); // there each answer is shown with what is wrong
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    public void withdraw() throws IOException {
        try {
            requests.withdraw(
                    request.reference(),
                    versionOf(parameters.get("shownVersion")),
                    FeeReturn.named(parameters.get("shownFee")).orElse(null));
            redirect(getUrl());
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** @return -1, which no case has, if the form does not say it */
    private static int versionOf(String shown) {
        return shown != null && shown.matches("[0-9]{1,9}") ? Integer.parseInt(shown) : -1;
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    public String getReference() {
        return request.reference().value();
    }

    public String getUrl() {
        return lang.url("/my/requests/" + request.reference());
    }

    public String getService() {
        return service.name().in(lang.language());
    }

    public String getBody() {
        return bodies.get(request.bodyId()).name().in(lang.language());
    }

    public String getKind() {
        return states.kind(request);
    }

    public String getStatus() {
        return states.label(request);
    }

    public String getNext() {
        return states.next(request);
    }

    /** Why it was rejected; null if it was not. */
    public String getReason() {
        return request.status() == RequestStatus.REJECTED ? last().reason() : null;
    }

    /** What the officer asks; null if nothing. */
    public Question getQuestion() {
        return request.status() == RequestStatus.RETURNED
                ? new Question(last().reason(), last().at().atZone(country.zone()))
                : null;
    }

    private HistoryEntry last() {
        return request.history().get(request.history().size() - 1);
    }

    /** Where the answers can be changed; null if they cannot. */
    public String getChangeUrl() {
        return request.status() == RequestStatus.RETURNED
                ? way.url(request, service.form().pages().get(0).id())
                : null;
    }

    public String getShownHash() {
        return request.answersHash();
    }

    public int getShownVersion() {
        return request.version();
    }

    /** What the case has yielded or is about to; null if nothing. */
    public CaseDocument getDocument() {
        return documents.of(request);
    }

    public List<AnswerSection> getSections() {
        return answerSections.of(request);
    }

    /** What becomes of a paid fee if the case is withdrawn now. */
    public FeeReturn getFeeReturn() {
        return cases.feeWhenWithdrawn(request);
    }

    public boolean isPaid() {
        return payment.filter(paid -> paid.order().status() == OrderStatus.PAID).isPresent();
    }

    /** What goes back of the fee, with its reason. */
    public List<RefundView> getRefunds() {
        return payment.map(paid -> refunds.forPayer(paid.takings().latest())).orElseGet(List::of);
    }

    public boolean isWithdrawable() {
        return request.status().mayBecome(RequestStatus.WITHDRAWN);
    }

    /** The way of the case: submitted, each step of its workflow, and its end. */
    public List<Step> getSteps() {
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                messages.text(lang.language(), "request.step.submitted"), "done", null, at(request.submittedAt())));
        String state = request.status() == RequestStatus.COMPLETED ? "completed" : "done";
        for (Workflow.Step step : service.workflow().steps()) {
            boolean here = step.id().equals(request.step()) && !state.equals("completed");
            String shown = state.equals("completed") ? "done" : here ? here() : state;
            steps.add(new Step(step.label().in(lang.language()), shown, null, reached(step)));
            state = here ? "next" : state;
        }
        boolean completed = request.status() == RequestStatus.COMPLETED;
        steps.add(new Step(
                messages.text(lang.language(), "request.step.completed"),
                completed ? "done" : "next",
                null,
                completed ? at(request.closedAt()) : null));
        return steps;
    }

    private String here() {
        return request.status() == RequestStatus.OPEN ? "current" : "problem";
    }

    private ZonedDateTime reached(Workflow.Step step) {
        return request.history().stream()
                .filter(entry -> step.id().equals(entry.step()))
                .findFirst()
                .map(entry -> at(entry.at()))
                .orElse(null);
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(country.zone());
    }

    /** Day by which the body has promised to decide; null once it is closed, or if it has promised none. */
    public LocalDate getExpectedOn() {
        return request.status().closed() ? null : cases.expectedOn(request).orElse(null);
    }

    /** Where the fee can be paid; null if there is nothing to pay now. */
    public String getPayUrl() {
        return payment.map(OwnPayment::order)
                .filter(due ->
                        due.status() == OrderStatus.OPEN && !request.status().closed())
                .map(due -> lang.url("/pay/" + due.reference()))
                .orElse(null);
    }

    public Money getFee() {
        return payment.map(due -> due.order().amount()).orElse(null);
    }

    /** The receipt; null until something is paid, if only after the case had ended. */
    public String getReceiptUrl() {
        return payment.filter(paid -> !paid.takings().captured().isEmpty())
                .map(paid -> lang.url("/pay/" + paid.order().reference() + "/receipt"))
                .orElse(null);
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
