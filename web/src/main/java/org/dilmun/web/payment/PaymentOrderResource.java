package org.dilmun.web.payment;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.Checkout;
import org.dilmun.ejb.payment.Checkout.Ways;
import org.dilmun.ejb.payment.GatewayUnavailable;
import org.dilmun.ejb.payment.Gateways;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.payment.PaymentOrders;
import org.dilmun.ejb.payment.Refunds;
import org.dilmun.web.site.BaseUrl;

/** The till, for the counter that applied for the payer and for the body that received the money. */
@Path("payment-orders")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentOrderResource {

    @Inject
    Payers payers;

    @Inject
    PaymentOrders orders;

    @Inject
    Checkout checkout;

    @Inject
    Gateways gateways;

    @Inject
    Refunds refunds;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    BaseUrl baseUrl;

    @Inject
    Idempotency idempotency;

    /** Where the payer pays. */
    public record AttemptView(String url) {}

    /**
     * Why money goes back.
     *
     * @param reason at most 2000 characters
     */
    public record RefundReason(@NotNull String reason) {}

    /** What is kept of a refund under the key of the call. */
    public record Owed(long refundId) {}

    @GET
    @Path("{reference}")
    public PaymentOrderView get(@PathParam("reference") String reference) {
        return view(payers.get(Reference.parse(reference)));
    }

    /** Once more before it is paid gives the same page, while that is open. */
    @POST
    @Path("{reference}/attempts")
    public AttemptView attempt(
            @PathParam("reference") String typed,
            @QueryParam("lang") String wished,
            @HeaderParam("Idempotency-Key") String key) {
        Reference reference = Reference.parse(typed);
        Language language = country.languages().stream()
                .filter(known -> known.tag().equals(wished))
                .findFirst()
                .orElse(country.languages().get(0));
        List<String> input = List.of("POST attempts", reference.value(), language.tag());
        return idempotency.onceOutside(key, input, AttemptView.class, () -> start(reference, language));
    }

    private AttemptView start(Reference reference, Language language) {
        PaymentMethod usual = gateways.offered(orders.get(reference).bodyId()).stream()
                .findFirst()
                .orElseThrow(GatewayUnavailable::new);
        URI payPage = baseUrl.at("/" + language.tag() + "/pay/" + reference.value());
        URI page = checkout.start(
                        reference,
                        usual,
                        language,
                        new Ways(URI.create(payPage + "/return"), baseUrl.at(GatewayResource.PATH)))
                .orElse(payPage);
        return new AttemptView(page.toString());
    }

    /** Under a key it is owed once; the gateway hears of it after that is certain. */
    @POST
    @Path("{reference}/refunds")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refund(
            @PathParam("reference") String typed,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid RefundReason why) {
        Reference reference = Reference.parse(typed);
        List<String> input = List.of("POST refunds", reference.value(), why.reason());
        Owed owed = idempotency.once(key, input, Owed.class, () -> new Owed(refunds.owe(reference, why.reason())));
        refunds.send(owed.refundId());
        return Response.accepted(view(orders.get(reference))).build();
    }

    private PaymentOrderView view(PaymentOrder order) {
        return PaymentOrderView.of(order, id -> bodies.get(id).code());
    }
}
