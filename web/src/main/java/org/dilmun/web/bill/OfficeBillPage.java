package org.dilmun.web.bill;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillStatus;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.bill.BillQueries;
import org.dilmun.ejb.bill.BillQueries.BillPayment;
import org.dilmun.ejb.bill.BillQueries.ShownBill;
import org.dilmun.ejb.bill.Bills;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.QrCode;
import org.dilmun.ejb.payment.Refunds;
import org.dilmun.web.bill.BillTexts.State;
import org.dilmun.web.payment.RefundTexts;
import org.dilmun.web.payment.RefundTexts.RefundView;
import org.dilmun.web.site.BaseUrl;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ShownVersion;

/** A bill of one of the caller's bodies: the link to pay it, what was paid, and the way to take it back. */
@Named
@RequestScoped
public class OfficeBillPage {

    private static final String REASON = "reason";

    @Inject
    Bills bills;

    @Inject
    BillQueries queries;

    @Inject
    BillTexts texts;

    @Inject
    BaseUrl baseUrl;

    @Inject
    Refunds refunds;

    @Inject
    RefundTexts refundTexts;

    @Inject
    Caller caller;

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

    private Bill bill;
    private ShownBill shown;
    private List<Row> payments;

    /**
     * A payment of it.
     *
     * @param version of the order
     * @param refundable whether the caller may give it back, and it has not gone back
     */
    public record Row(
            String order,
            Money amount,
            ZonedDateTime paidAt,
            List<RefundView> refunds,
            int version,
            boolean refundable) {}

    @PostConstruct
    void open() {
        bill = bills.getOfBody(Reference.parse(parameters.get("reference")));
        shown = queries.show(List.of(bill)).get(0);
        payments = queries.payments(bill.reference()).stream().map(this::row).toList();
    }

    public void cancel() throws IOException {
        try {
            bills.cancel(bill.reference());
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/bills/" + bill.reference()));
        } catch (Problem problem) {
            open();
            errors.add(null, problem);
        }
    }

    /** Gives back what the payment whose button was pressed has paid of it, as it was shown. */
    public void refund() throws IOException {
        try {
            refunds.refundPartAsShown(
                    Reference.parse(parameters.get("refund")),
                    Purpose.bill(bill.id()),
                    ShownVersion.of(parameters.get("shownOrder")),
                    parameters.get(REASON));
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/bills/" + bill.reference()));
        } catch (Refused refused) {
            throw refused; // there is no such form for them
        } catch (Problem problem) {
            open();
            errors.add(null, problem);
        }
    }

    public State getState() {
        return texts.state(bill, shown.payable(), shown.overdue());
    }

    public boolean isCancellable() {
        return bill.status() == BillStatus.OPEN && bill.paid().isZero();
    }

    public boolean isPayable() {
        return shown.payable();
    }

    public String getReference() {
        return bill.reference().value();
    }

    public String getNumber() {
        return bill.number();
    }

    public String getBody() {
        return shown.body().in(lang.language());
    }

    public String getDescription() {
        return bill.description().in(lang.language());
    }

    public Money getAmount() {
        return bill.amount();
    }

    public Money getLeft() {
        return bill.left();
    }

    /** @return null if it is paid at once */
    public Money getLeast() {
        return bill.terms().least();
    }

    public LocalDate getDueOn() {
        return bill.dueOn();
    }

    public LocalDate getPayableUntil() {
        return bill.payableUntil();
    }

    /** Whether it stands among the dues of a person, and not only behind its link. */
    public boolean isDebtorKnown() {
        return bill.debtorId() != null;
    }

    public ZonedDateTime getPresentedAt() {
        return bill.presentedAt().atZone(country.zone());
    }

    /** The address that its payer opens, in the language that the country puts first. */
    public String getLink() {
        return link().toString();
    }

    private URI link() {
        return baseUrl.at("/" + country.languages().get(0).tag() + "/bills/" + bill.reference());
    }

    /** The same as a picture. */
    public String getQr() {
        return QrCode.pngAddress(getLink());
    }

    public List<Row> getPayments() {
        return payments;
    }

    private Row row(BillPayment payment) {
        PaymentOrder order = payment.order();
        return new Row(
                order.reference().value(),
                payment.amount(),
                payment.takings().captured().get(0).endedAt().atZone(country.zone()),
                refundTexts.forOfficial(payment.takings().latest()),
                order.version(),
                payment.takings().keptFor(Purpose.bill(bill.id())).isPresent()
                        && caller.actor().may(Permission.REFUND, bill.bodyId())
                        && !caller.actor().isPerson(order.payerId()));
    }
}
