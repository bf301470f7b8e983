package org.dilmun.web.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.PersonKeys;
import org.dilmun.ejb.request.Counter;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.web.api.Cursors;
import org.dilmun.web.api.Stretch;

/** Cases, for the systems of the bodies that decide them. */
@Path("requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RequestResource {

    @Inject
    Counter counter;

    @Inject
    Requests requests;

    @Inject
    RequestQueries queries;

    @Inject
    RequestViews views;

    @Inject
    PersonKeys keys;

    @Inject
    Bodies bodies;

    @Inject
    Idempotency idempotency;

    @Inject
    Cursors cursors;

    /**
     * An application that a counter takes.
     *
     * @param service code
     * @param answers by field id, as the form's JSON Schema has them
     * @param applicant personal number of who stands before the counter
     * @param another whether the applicant has said that another request is meant than one for the same that is there already
     */
    public record Application(
            @NotNull String service, @NotNull Map<String, Object> answers, @NotNull String applicant, boolean another) {

        Map<String, Object> given() {
            return answered(answers);
        }
    }

    /**
     * An appeal that a counter takes.
     *
     * @param answers by field id, to the questions of the country's appeals
     * @param applicant personal number of who stands before the counter: the applicant of the refused case
     */
    public record Appeal(@NotNull Map<String, Object> answers, @NotNull String applicant) {}

    /**
     * A withdrawal that a counter takes.
     *
     * @param applicant personal number of who stands before the counter: the applicant of the case
     * @param fee what they were told becomes of a fee that was paid, as {@code withdrawal} of the case said
     */
    public record Withdrawal(
            @NotNull String applicant,
            @NotNull @jakarta.validation.constraints.Pattern(regexp = "full|none|unstated") String fee) {}

    private static Map<String, Object> answered(Map<String, Object> answers) {
        var given = new HashMap<>(answers);
        given.values().removeIf(value -> value == null);
        return given;
    }

    /**
     * Why an officer's system decides so.
     *
     * @param savedReason id of a text that the action has saved; left out for none
     * @param reason the applicant reads it; left out where the action asks for none, or the saved text says it all
     */
    public record Decision(
            @JsonProperty("saved_reason") String savedReason, String reason, @Valid List<@NotNull @Valid Part> parts) {

        List<PartDecision> decided() {
            return parts == null
                    ? List.of()
                    : parts.stream()
                            .map(part -> new PartDecision(part.part(), part.accepted(), part.reason()))
                            .toList();
        }
    }

    /** What is decided about the part at that position, counted from 0. */
    public record Part(@NotNull Integer part, @NotNull Boolean accepted, String reason) {}

    @POST
    public Response apply(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Application application) {
        Map<String, Object> input = new HashMap<>(application.given());
        input.put(" operation", "POST requests " + application.service());
        input.put(" applicant", keys.typed(application.applicant()));
        if (application.another()) {
            input.put(" another", true);
        }
        RequestView made = idempotency.once(
                key,
                input,
                RequestView.class,
                () -> views.of(counter.apply(
                        application.applicant(), application.service(), application.given(), application.another())));
        return answer(Response.created(URI.create("/api/v1/requests/" + made.reference())), made);
    }

    @POST
    @Path("{reference}/appeals")
    public Response appeal(
            @PathParam("reference") String typed,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Appeal appeal) {
        Reference refused = Reference.parse(typed);
        Map<String, Object> given = answered(appeal.answers());
        Map<String, Object> input = new HashMap<>(given);
        input.put(" operation", "POST appeals " + refused);
        input.put(" applicant", keys.typed(appeal.applicant()));
        RequestView made = idempotency.once(
                key, input, RequestView.class, () -> views.of(counter.appeal(refused, appeal.applicant(), given)));
        return answer(Response.created(URI.create("/api/v1/requests/" + made.reference())), made);
    }

    @POST
    @Path("{reference}/withdrawals")
    public Response withdraw(
            @PathParam("reference") String typed,
            @HeaderParam(HttpHeaders.IF_MATCH) String shown,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Withdrawal withdrawal) {
        Reference reference = Reference.parse(typed);
        int version = IfMatch.version(shown);
        FeeReturn fee = FeeReturn.valueOf(withdrawal.fee().toUpperCase(Locale.ROOT));
        List<String> input =
                List.of("POST withdrawals", reference.value(), shown, keys.typed(withdrawal.applicant()), fee.code());
        try {
            RequestView withdrawn = idempotency.once(
                    key,
                    input,
                    RequestView.class,
                    () -> views.of(counter.withdraw(reference, withdrawal.applicant(), version, fee)));
            return answer(Response.ok(), withdrawn);
        } catch (ChangedMeanwhile e) {
            throw stale(reference, version);
        }
    }

    @GET
    @Path("{reference}")
    public Response get(@PathParam("reference") String reference) {
        return answer(Response.ok(), views.of(queries.getOfBody(Reference.parse(reference))));
    }

    @GET
    @Path("{reference}/history")
    public HistoryView history(
            @PathParam("reference") String typed,
            @QueryParam("size") @DefaultValue("20") @jakarta.validation.constraints.Pattern(regexp = Stretch.SIZES)
                    String size,
            @QueryParam("after") String after) {
        Request found = queries.getOfBody(Reference.parse(typed));
        String reference = found.reference().value();
        String list = "history " + reference;
        int last = after == null ? 0 : Integer.parseInt(cursors.read(list, after));
        List<HistoryEntry> rest =
                found.history().stream().filter(entry -> entry.number() > last).toList();
        int most = Integer.parseInt(size);
        List<HistoryEntry> shown = rest.subList(0, Math.min(most, rest.size()));
        String next = rest.size() > most ? cursors.at(list, Integer.toString(last + most)) : null;
        return new HistoryView(reference, HistoryView.entries(shown, this::code), next);
    }

    @POST
    @Path("{reference}/actions/{action}")
    public Response act(
            @PathParam("reference") String typed,
            @PathParam("action") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) String shown,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Decision decision) {
        Reference reference = Reference.parse(typed);
        int version = IfMatch.version(shown);
        var input = new ArrayList<>(List.of(
                "POST actions " + action,
                reference.value(),
                shown,
                given(decision.savedReason()),
                given(decision.reason())));
        decision.decided().forEach(part -> input.add(part.toString()));
        try {
            RequestView moved = idempotency.once(
                    key,
                    input,
                    RequestView.class,
                    () -> views.of(requests.act(
                            reference,
                            version,
                            action,
                            decision.savedReason(),
                            decision.reason(),
                            decision.decided())));
            return answer(Response.ok(), moved);
        } catch (ChangedMeanwhile e) {
            throw stale(reference, version);
        }
    }

    /** Keys compare what was sent; a part that was left out is an empty one there. */
    private static String given(String text) {
        return text == null ? "" : text;
    }

    private StaleCase stale(Reference reference, int shown) {
        Request now = queries.getOfBody(reference);
        return new StaleCase(
                reference.value(), now.version(), HistoryView.entries(now.historySince(shown), this::code));
    }

    private String code(long body) {
        return bodies.get(body).code();
    }

    private static Response answer(Response.ResponseBuilder start, RequestView view) {
        return start.tag(new EntityTag(Integer.toString(view.version())))
                .entity(view)
                .build();
    }
}
