package org.dilmun.web.request;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.payment.OwnPayment;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.payment.PaymentQueries;
import org.dilmun.web.payment.RefundTexts;
import org.dilmun.web.payment.RefundTexts.RefundView;
import org.dilmun.web.site.Lang;

/** The fee of the caller's own case, as its pages show it. */
@RequestScoped
public class CaseFees {

    @Inject
    Payers payers;

    @Inject
    PaymentQueries payments;

    @Inject
    RefundTexts refunds;

    @Inject
    Lang lang;

    /**
     * A fee on the page of its case.
     *
     * @param amount null if there is none
     * @param payUrl null if there is nothing to pay now, or it is paid together with others on the page of the journey
     * @param receiptUrl null until something is paid, if only after the case had ended
     * @param refunds what goes back, with its reason
     * @param waived why nothing has to be paid that otherwise would; null if nothing is waived
     */
    public record CaseFee(
            Money amount, boolean paid, String payUrl, String receiptUrl, List<RefundView> refunds, String waived) {}

    public CaseFee of(Request request) {
        return payers.find(request)
                .map(due -> view(request, payments.getOwn(due.reference())))
                .orElseGet(() -> new CaseFee(null, false, null, null, List.of(), waived(request)));
    }

    private CaseFee view(Request request, OwnPayment payment) {
        PaymentOrder order = payment.order();
        boolean payable =
                order.status() == OrderStatus.OPEN && !request.status().closed();
        boolean captured = !payment.takings().captured().isEmpty();
        Optional<OrderItem> item = order.items().of(Purpose.request(request.id()));
        return new CaseFee(
                item.map(OrderItem::amount).orElseGet(order::amount),
                order.status() == OrderStatus.PAID,
                payable && item.isEmpty() ? lang.url("/pay/" + order.reference()) : null,
                captured ? lang.url("/pay/" + order.reference() + "/receipt") : null,
                refunds.forPayer(
                        payment.takings().of(Purpose.request(request.id())).latest()),
                waived(request));
    }

    /** Why nothing has to be paid for that case that otherwise would; null if nothing is waived. */
    public String waived(Request request) {
        return request.fee()
                .map(FeeAssessment::waived)
                .map(waived -> waived.reason().in(lang.language()))
                .orElse(null);
    }
}
