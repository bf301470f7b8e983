package org.dilmun.web.bill;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillStatus;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.ejb.bill.BillDraft;
import org.dilmun.ejb.bill.Bills;
import org.dilmun.ejb.bill.Presented;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.PersonKeys;
import org.dilmun.web.api.Cursors;
import org.dilmun.web.api.Stretch;
import org.dilmun.web.payment.PaymentOrderView.Amount;
import org.dilmun.web.site.BaseUrl;

/** Bills, for the systems of the bodies that issue them. */
@Path("bills")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BillResource {

    private static final String ALL = "all";

    @Inject
    Bills bills;

    @Inject
    Bodies bodies;

    @Inject
    PersonKeys keys;

    @Inject
    Country country;

    @Inject
    BaseUrl baseUrl;

    @Inject
    Idempotency idempotency;

    @Inject
    Cursors cursors;

    /**
     * What is billed.
     *
     * @param number the body's own; what it has billed under the same is changed by this
     * @param debtor personal number; left out: whoever has the link pays
     * @param description by language
     * @param least of a part that may be paid alone; left out: it is paid at once
     */
    public record Draft(
            @NotNull String number,
            String debtor,
            @NotNull Map<String, String> description,
            @NotNull Amount amount,
            Amount least,
            @JsonProperty("due_on") String dueOn,
            @JsonProperty("payable_until") String payableUntil) {

        BillDraft written() {
            boolean alike = least == null || Objects.equals(least.currency(), amount.currency());
            return new BillDraft(
                    number,
                    debtor,
                    description,
                    amount.value(),
                    alike ? amount.currency() : least.currency() + " " + amount.currency(), // refused as no currency
                    least == null ? null : least.value(),
                    dueOn,
                    payableUntil);
        }
    }

    /**
     * A stretch of the list.
     *
     * @param next where it goes on; left out at its end
     */
    public record BillsView(List<BillView> bills, String next) {}

    /** What is kept of a bill under the key of the call. */
    public record Kept(BillView bill, boolean added) {}

    @POST
    public Response present(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Draft draft) {
        BillDraft written = draft.written();
        var input = new BillDraft(
                written.number(),
                keyed(draft.debtor()),
                written.description(),
                written.amount(),
                written.currency(),
                written.least(),
                written.dueOn(),
                written.payableUntil());
        Kept made =
                idempotency.once(key, List.of("POST bills", input.toString()), Kept.class, () -> presented(written));
        var response = made.added()
                ? Response.created(URI.create("/api/v1/bills/" + made.bill().reference()))
                : Response.ok();
        return response.entity(made.bill()).build();
    }

    /** What is no personal number is refused with all else that is wrong, so it need not be told apart. */
    private String keyed(String debtor) {
        try {
            return debtor == null ? "" : keys.typed(debtor);
        } catch (MalformedPersonalNumber malformed) {
            return "malformed";
        }
    }

    private Kept presented(BillDraft draft) {
        Presented made = bills.present(draft);
        return new Kept(view(made.bill()), made.added());
    }

    @GET
    public BillsView list(
            @QueryParam("status") @DefaultValue(ALL) @Pattern(regexp = "open|paid|cancelled|" + ALL) String status,
            @QueryParam("number") String number,
            @QueryParam("size") @DefaultValue("20") @Pattern(regexp = Stretch.SIZES) String size,
            @QueryParam("after") String after) {
        String list = String.join(" ", "bills", status, number == null ? "" : number);
        int most = Integer.parseInt(size);
        List<Bill> found = bills.list(
                Stream.of(BillStatus.values())
                        .filter(each -> each.code().equals(status))
                        .findFirst()
                        .orElse(null),
                number,
                after == null ? null : new Reference(cursors.read(list, after)),
                most + 1);
        List<Bill> shown = found.subList(0, Math.min(most, found.size()));
        return new BillsView(
                shown.stream().map(this::view).toList(),
                found.size() > most
                        ? cursors.at(list, shown.get(most - 1).reference().value())
                        : null);
    }

    @GET
    @Path("{reference}")
    public BillView get(@PathParam("reference") String reference) {
        return view(bills.getOfBody(Reference.parse(reference)));
    }

    @POST
    @Path("{reference}/actions/cancel")
    public BillView cancel(@PathParam("reference") String typed, @HeaderParam("Idempotency-Key") String key) {
        Reference reference = Reference.parse(typed);
        return idempotency.once(
                key,
                List.of("POST bills cancel", reference.value()),
                BillView.class,
                () -> view(bills.cancel(reference)));
    }

    private BillView view(Bill bill) {
        return BillView.of(
                bill,
                bodies.get(bill.bodyId()).code(),
                baseUrl.at("/" + country.languages().get(0).tag() + "/bills/" + bill.reference())
                        .toString());
    }
}
