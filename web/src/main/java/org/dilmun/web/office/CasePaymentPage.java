package org.dilmun.web.office;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.payment.CasePayment;
import org.dilmun.ejb.payment.PaymentQueries;
import org.dilmun.ejb.payment.Refunds;
import org.dilmun.ejb.receipt.IssuedReceipt;
import org.dilmun.ejb.receipt.Receipts;
import org.dilmun.ejb.request.ReasonMissing;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.payment.CardNames;
import org.dilmun.web.payment.RefundTexts;
import org.dilmun.web.payment.RefundTexts.RefundView;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ShownVersion;

/** The payment of a case on the page of the office, and the order to give it back. */
@Named
@RequestScoped
public class CasePaymentPage {

    private static final String REASON = "refundReason";
    private static final String SURE = "refundSure";

    @Inject
    RequestQueries requests;

    @Inject
    PaymentQueries queries;

    @Inject
    Refunds refunds;

    @Inject
    Receipts receipts;

    @Inject
    Caller caller;

    @Inject
    CardNames cards;

    @Inject
    RefundTexts texts;

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
    private Optional<CasePayment> payment;
    private List<String> numbers;
    private String reason;

    /** What a capture proves. */
    public record Captured(String attempt, String card, String authorisation, String retrieval, ZonedDateTime at) {}

    @PostConstruct
    void open() {
        request = requests.getOfBody(Reference.parse(parameters.get("reference")));
        payment = caller.actor().may(Permission.SEE_CASE, request.bodyId())
                ? queries.findOfBody(request)
                : Optional.empty(); // for a body that was asked, the money is none of its business
        numbers = payment.map(paid -> numbers(paid.order())).orElse(List.of());
        reason = parameters.get(REASON);
    }

    /** Of the receipts that the body of the case has given; those of other bodies are none of its business. */
    private List<String> numbers(PaymentOrder order) {
        return receipts.ofOrder(order).stream()
                .map(IssuedReceipt::receipt)
                .filter(receipt -> receipt.bodyId() == request.bodyId())
                .map(receipt -> receipt.number().toString())
                .toList();
    }

    /** Gives everything back, as the form says; also asked for where the page shows no such form. */
    public void refund() throws IOException {
        try {
            if (parameters.get(SURE) == null && isRefundable()) {
                errors.add(SURE, "problem.confirmation-missing");
                return;
            }
            if (payment.filter(paid -> paid.item() != null).isPresent()) {
                refunds.refundPartAsShown(order(), Purpose.request(request.id()), shownOrder(), reason);
            } else {
                refunds.refundAsShown(order(), shownOrder(), reason);
            }
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/cases/" + parameters.get("reference") + "#payment"));
        } catch (Refused refused) {
            throw refused; // there is no such form for them
        } catch (Problem problem) {
            errors.add(problem instanceof ReasonMissing ? REASON : null, problem);
            open();
        }
    }

    private Reference order() {
        return payment.map(paid -> paid.order().reference())
                .orElseThrow(() -> new NotFound("payment-order", parameters.get("reference")));
    }

    /** Version of the order that was shown; -1, which no order has, if the form does not say it. */
    private int shownOrder() {
        String shown = parameters.get("shownOrder");
        return ShownVersion.of(shown);
    }

    public boolean isPresent() {
        return payment.isPresent();
    }

    public String getOrder() {
        return payment.orElseThrow().order().reference().value();
    }

    public List<String> getReceipts() {
        return numbers;
    }

    public int getShownOrder() {
        return payment.orElseThrow().order().version();
    }

    public Money getAmount() {
        return payment.orElseThrow().amount();
    }

    public String getState() {
        return payment.orElseThrow().order().status().name().toLowerCase(Locale.ROOT);
    }

    /** Whether money came for a case that had ended. */
    public boolean isLate() {
        return getState().equals("cancelled") && !getCaptures().isEmpty();
    }

    public List<Captured> getCaptures() {
        return payment.orElseThrow().takings().captured().stream()
                .map(this::captured)
                .toList();
    }

    private Captured captured(PaymentAttempt attempt) {
        return new Captured(
                attempt.reference().value(),
                cards.of(attempt),
                attempt.card().authCode(),
                attempt.card().rrn(),
                attempt.endedAt().atZone(country.zone()));
    }

    public List<RefundView> getRefunds() {
        return texts.forOfficial(payment.orElseThrow().takings().refunds());
    }

    /** Whether the caller may give something back now. */
    public boolean isRefundable() {
        return isReturnable() && !isOwn();
    }

    /** Whether somebody like the caller might, but it is their own money. */
    public boolean isOwnRefused() {
        return isReturnable() && isOwn();
    }

    private boolean isReturnable() {
        return payment.filter(CasePayment::kept)
                .filter(paid -> caller.actor().may(Permission.REFUND, request.bodyId()))
                .isPresent();
    }

    private boolean isOwn() {
        return caller.actor().isPerson(payment.orElseThrow().order().payerId());
    }

    /** Whether a refund was tried on this page and has to be mended. */
    public boolean isTried() {
        return parameters.containsKey("refund");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
