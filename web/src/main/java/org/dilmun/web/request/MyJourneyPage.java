package org.dilmun.web.request;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.OwnPayment;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.payment.PaymentQueries;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.ejb.request.JourneyQueries.Whole;
import org.dilmun.ejb.request.Journeys;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The caller's own journey on one page: how far each part is, what waits for what, and the one payment. */
@Named
@RequestScoped
public class MyJourneyPage {

    @Inject
    Journeys journeys;

    @Inject
    JourneyQueries queries;

    @Inject
    Cases cases;

    @Inject
    Bodies bodies;

    @Inject
    Payers payers;

    @Inject
    PaymentQueries payments;

    @Inject
    RequestStates states;

    @Inject
    JourneyStates journeyStates;

    @Inject
    ApplySteps way;

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

    private Whole whole;
    private OwnPayment payment;

    /**
     * A part.
     *
     * @param waits for which other parts it waits; null if for none
     * @param reason what was said with the decision; null if nothing
     */
    public record PartView(
            String service,
            String reference,
            String url,
            String body,
            String kind,
            String status,
            String waits,
            String reason) {}

    @PostConstruct
    void open() {
        whole = queries.getOwn(Reference.parse(parameters.get("reference")));
        payment = payers.find(whole.journey())
                .map(order -> payments.getOwn(order.reference()))
                .orElse(null);
    }

    /** A draft is gone on with where it is filled in. */
    public void load() throws IOException {
        if (whole.journey().isDraft()) {
            redirect(way.firstUrl(whole.parts().get(0)));
        }
    }

    public void withdraw() throws IOException {
        try {
            journeys.withdraw(whole.journey().reference(), parameters.get("shown"));
            redirect(lang.url("/my/journeys/" + whole.journey().reference()));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    public String getName() {
        return whole.journey().descriptor().name().in(lang.language());
    }

    public String getReference() {
        return whole.journey().reference().value();
    }

    public List<PartView> getParts() {
        return whole.parts().stream().map(this::view).toList();
    }

    private PartView view(Request part) {
        boolean ended = part.status() == RequestStatus.REJECTED || part.status() == RequestStatus.COMPLETED;
        return new PartView(
                cases.service(part).name().in(lang.language()),
                part.reference().value(),
                lang.url("/my/requests/" + part.reference()),
                bodies.get(part.bodyId()).name().in(lang.language()),
                states.kind(part),
                states.label(part),
                part.isHeld() ? waits(part) : null,
                ended ? reason(part) : null);
    }

    private String waits(Request part) {
        return messages.text(
                lang.language(),
                "journey.text.waits",
                whole.journey().descriptor().part(part.journeyPart()).orElseThrow().needs().stream()
                        .flatMap(id -> whole.part(id).stream())
                        .filter(needed -> needed.status() != RequestStatus.COMPLETED)
                        .map(needed -> cases.service(needed).name().in(lang.language()))
                        .collect(Collectors.joining(messages.text(lang.language(), "value.separator"))));
    }

    private String reason(Request part) {
        return part.history().get(part.history().size() - 1).reason().in(lang.language());
    }

    private JourneyStates.State state() {
        return journeyStates.of(whole.parts());
    }

    public String getKind() {
        return journeyStates.kind(state());
    }

    public String getStatus() {
        return journeyStates.label(state());
    }

    public String getNext() {
        return journeyStates.next(state());
    }

    /** What is paid for all parts together; null if nothing is. */
    public Money getAmount() {
        return payment == null ? null : payment.order().amount();
    }

    /** Null if there is nothing to pay now. */
    public String getPayUrl() {
        return payment != null && payment.order().status() == OrderStatus.OPEN
                ? lang.url("/pay/" + payment.order().reference())
                : null;
    }

    /** Null until something is paid. */
    public String getReceiptUrl() {
        return payment == null || payment.takings().captured().isEmpty()
                ? null
                : lang.url("/pay/" + payment.order().reference() + "/receipt");
    }

    /** Whether it can be given up as a whole. */
    public boolean isWithdrawable() {
        return state() == JourneyStates.State.UNPAID;
    }

    public String getShownVersions() {
        return JourneyQueries.versions(whole.parts());
    }
}
