package org.dilmun.web.payment;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.QrCode;
import org.dilmun.ejb.payment.Checkout;
import org.dilmun.ejb.payment.Checkout.Ways;
import org.dilmun.ejb.payment.GatewayTerms;
import org.dilmun.ejb.payment.GatewayUnavailable;
import org.dilmun.ejb.payment.Gateways;
import org.dilmun.ejb.payment.OwnPayment;
import org.dilmun.ejb.payment.PaymentQueries;
import org.dilmun.ejb.payment.Takings;
import org.dilmun.ejb.receipt.Receipts;
import org.dilmun.web.payment.ChargeLines.Line;
import org.dilmun.web.payment.RefundTexts.RefundView;
import org.dilmun.web.receipt.ReceiptRows;
import org.dilmun.web.receipt.ReceiptRows.ReceiptRow;
import org.dilmun.web.site.BaseUrl;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** An order of the caller: to be paid, in doubt, or paid and with its receipt. */
@Named
@RequestScoped
public class PayPage {

    @Inject
    PaymentQueries queries;

    @Inject
    Checkout checkout;

    @Inject
    Gateways gateways;

    @Inject
    Country country;

    @Inject
    ChargeLines lines;

    @Inject
    CardNames cards;

    @Inject
    RefundTexts refunds;

    @Inject
    Receipts receipts;

    @Inject
    ReceiptRows receiptRows;

    @Inject
    BaseUrl baseUrl;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    private String order;
    private OwnPayment payment;
    private List<ReceiptRow> numbered;

    /**
     * What proves the payment.
     *
     * @param number of the attempt that paid, by which the gateway knows it too
     */
    public record ReceiptView(String number, ZonedDateTime paidAt, String payer, String method) {}

    /**
     * How to pay what has been begun.
     *
     * @param method its code
     * @param qr of a wallet: address of the picture of its code
     * @param iban of a transfer: where it goes, in groups as it is printed
     * @param payee of a transfer: whose account that is
     * @param reference under which it is known
     * @param link where it can be paid on this device; null if nowhere
     */
    public record WaitingView(
            String method, String qr, String iban, String payee, String reference, String link, ZonedDateTime until) {}

    /** Before the view is built, on a post as well: which form it has depends on the order. */
    @PostConstruct
    void open() {
        order = FacesContext.getCurrentInstance() // an injected request does not know what the address was resolved to
                .getExternalContext()
                .getRequestParameterMap()
                .get("order");
        payment = queries.getOwn(Reference.parse(order));
    }

    public void load() {
        boolean arriving = !FacesContext.getCurrentInstance().isPostback();
        if (payment.waiting().isPresent() && arriving) { // whoever is here is no longer there, so there may be news
            ask();
        }
    }

    /** The receipt of what has been paid; there is none before. */
    public void loadReceipt() {
        if (!isCaptured()) {
            throw new NotFound("receipt", order);
        }
    }

    /** The payer comes back from the gateway, or wants to know: it is asked, and the page shows what it said. */
    public void comeBack() throws IOException {
        ask();
        FacesContext.getCurrentInstance().getExternalContext().redirect(getUrl());
    }

    private void ask() {
        checkout.returned(payment.order().reference());
        payment = queries.getOwn(payment.order().reference());
    }

    public void pay() throws IOException {
        try {
            String page = checkout.start(
                            payment.order().reference(),
                            chosen(),
                            lang.language(),
                            new Ways(baseUrl.at(getCheckUrl()), baseUrl.at(GatewayResource.PATH)))
                    .map(URI::toString)
                    .orElseGet(this::getUrl);
            FacesContext.getCurrentInstance().getExternalContext().redirect(page);
        } catch (Problem problem) {
            open();
            errors.add(null, problem);
        }
    }

    /** @return the usual one, unless the payer has chosen: where there is one only, there is nothing to choose */
    private PaymentMethod chosen() {
        List<PaymentMethod> offered = gateways.offered(payment.order().bodyId());
        String wanted = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("method");
        return offered.stream()
                .filter(method -> wanted == null || code(method).equals(wanted))
                .findFirst()
                .or(() -> offered.stream().findFirst())
                .orElseThrow(GatewayUnavailable::new);
    }

    private static String code(PaymentMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    /** How the body is paid, by the codes of the methods, the usual one first. */
    public List<String> getMethods() {
        return gateways.offered(payment.order().bodyId()).stream()
                .map(PayPage::code)
                .toList();
    }

    /** The payer does not want to pay the way that was begun. */
    public void leave() throws IOException {
        checkout.leave(payment.order().reference());
        FacesContext.getCurrentInstance().getExternalContext().redirect(getUrl());
    }

    public boolean isPayable() {
        return payment.state().payable() && getWaiting() == null;
    }

    /** What is to be paid from this page; null if nothing is. */
    public WaitingView getWaiting() {
        return payment.waiting()
                .filter(attempt ->
                        payment.state().payable() && !attempt.way().method().paidElsewhere())
                .map(this::waiting)
                .orElse(null);
    }

    private WaitingView waiting(PaymentAttempt attempt) {
        GatewayTerms terms = gateways.get(attempt.way()).terms();
        return new WaitingView(
                code(attempt.way().method()),
                terms.qr() == null ? null : QrCode.pngAddress(terms.code(getTotal(), attempt.reference())),
                terms.iban() == null ? null : terms.iban().replaceAll("(.{4})(?!$)", "$1 "),
                terms.payee() == null ? null : terms.payee().in(lang.language()),
                attempt.reference().value(),
                attempt.page(),
                local(attempt.expiresAt()));
    }

    public String getState() {
        return payment.state().name().toLowerCase(Locale.ROOT);
    }

    public String getDescription() {
        return payment.order().description().in(lang.language());
    }

    public String getBody() {
        return payment.bodyName().in(lang.language());
    }

    /** Whether several bodies are paid, each of which then stands beside its part. */
    public boolean isOfSeveral() {
        return payment.order().shares().size() > 1;
    }

    public boolean isOfBills() {
        return payment.order().purpose().kind().equals(Purpose.BASKET);
    }

    public Money getTotal() {
        return payment.order().amount();
    }

    public List<Line> getLines() {
        return lines.of(payment.charges());
    }

    public ReceiptView getReceipt() {
        PaymentAttempt captured = payment.takings().captured().get(0);
        return new ReceiptView(
                captured.reference().value(),
                local(captured.endedAt()),
                payment.payerName().in(lang.language()),
                cards.of(captured));
    }

    /** Whether anything has been paid, even for a case that had ended. */
    public boolean isCaptured() {
        return !payment.takings().captured().isEmpty();
    }

    /** What the receipt says of the money: paid, returning or refunded. */
    public String getReceiptState() {
        Takings takings = payment.takings();
        boolean part = takings.captured().stream()
                .anyMatch(capture -> takings.goneOf(capture, payment.order()).isLessThan(getTotal()));
        return takings.kept().isPresent() || part ? "paid" : takings.underWay() ? "returning" : "refunded";
    }

    /** The receipts of the bodies that are paid; they are numbered a moment after the payment. */
    public List<ReceiptRow> getReceipts() {
        if (numbered == null) {
            numbered = receiptRows.of(receipts.ofOrder(payment.order()));
        }
        return numbered;
    }

    /** Whether the bodies still owe their receipts: of what came after the order had ended there is none. */
    public boolean isReceiptsAwaited() {
        return payment.state() == OwnPayment.State.PAID && getReceipts().isEmpty();
    }

    /** What goes back, with its reason. */
    public List<RefundView> getRefunds() {
        return refunds.forPayer(payment.takings().latest());
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(country.zone());
    }

    public String getUrl() {
        return lang.url("/pay/" + order);
    }

    /** Where the gateway is asked once more. */
    public String getCheckUrl() {
        return getUrl() + "/return";
    }

    public String getReceiptUrl() {
        return getUrl() + "/receipt";
    }

    /** The case that is paid for, or the journey, or the bills; what is neither has no page but the person's own. */
    public String getRequestUrl() {
        return lang.url(payment.request()
                .map(request -> "/my/requests/" + request)
                .or(() -> payment.journey().map(journey -> "/my/journeys/" + journey))
                .orElse(payment.order().purpose().kind().equals(Purpose.BASKET) ? "/my/bills" : "/my"));
    }

    public String getOrder() {
        return order;
    }
}
