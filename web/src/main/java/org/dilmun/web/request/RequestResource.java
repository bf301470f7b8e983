package org.dilmun.web.request;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.request.Counter;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;

/** Cases, for the systems of the bodies that decide them. */
@Path("requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Requests")
public class RequestResource {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    @Inject
    Counter counter;

    @Inject
    Requests requests;

    @Inject
    RequestQueries queries;

    @Inject
    Payers payers;

    @Inject
    DocumentQueries documents;

    @Inject
    People people;

    @Inject
    Idempotency idempotency;

    /**
     * An application that a counter takes.
     *
     * @param service code
     * @param answers by field id
     * @param applicant personal number of who stands before the counter
     */
    public record Application(
            @NotNull String service, @NotNull Map<String, String> answers, @NotNull String applicant) {

        Map<String, String> given() {
            var given = new HashMap<>(answers);
            given.values().removeIf(value -> value == null);
            return given;
        }
    }

    /**
     * Why an officer's system decides so.
     *
     * @param savedReason id of a text that the action has saved; left out for none
     * @param reason the applicant reads it; left out where the action asks for none, or the saved text says it all
     */
    public record Decision(@JsonProperty("saved_reason") String savedReason, String reason) {}

    @POST
    @Operation(summary = "Apply for a person who stands at the counter")
    public Response apply(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Application application) {
        Map<String, String> input = new HashMap<>(application.given());
        input.put(" operation", "POST requests " + application.service());
        input.put(" applicant", people.pseudonym(application.applicant()));
        RequestView made = idempotency.once(
                key,
                input,
                RequestView.class,
                () -> view(counter.apply(application.applicant(), application.service(), application.given())));
        return Response.created(URI.create("/api/v1/requests/" + made.reference()))
                .tag(tag(made))
                .entity(made)
                .build();
    }

    @GET
    @Path("{reference}")
    @Operation(summary = "How a case stands")
    public Response get(@PathParam("reference") String reference) {
        RequestView found = view(queries.getOfBody(Reference.parse(reference)));
        return Response.ok(found).tag(tag(found)).build();
    }

    @GET
    @Path("{reference}/history")
    @Operation(summary = "What happened to a case")
    public HistoryView history(@PathParam("reference") String reference) {
        Request found = queries.getOfBody(Reference.parse(reference));
        return new HistoryView(found.reference().value(), HistoryView.entries(found.history()));
    }

    @POST
    @Path("{reference}/actions/{action}")
    @Operation(summary = "Decide about a case as its step allows")
    public Response act(
            @PathParam("reference") String typed,
            @PathParam("action") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) String shown,
            @NotNull Decision decision) {
        Reference reference = Reference.parse(typed);
        try {
            requests.act(reference, version(shown), action, decision.savedReason(), decision.reason());
        } catch (ChangedMeanwhile e) {
            throw stale(reference, version(shown));
        }
        return get(typed);
    }

    private StaleCase stale(Reference reference, int shown) {
        Request now = queries.getOfBody(reference);
        return new StaleCase(reference.value(), now.version(), HistoryView.entries(now.historySince(shown)));
    }

    /** The version that the caller read; one that was never given out is a stale one. */
    private static int version(String ifMatch) {
        if (ifMatch == null) {
            throw new ClientErrorException(Response.Status.PRECONDITION_REQUIRED);
        }
        Matcher tag = VERSION.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new BadRequestException();
        }
        return Integer.parseInt(tag.group(1));
    }

    private RequestView view(Request request) {
        return RequestView.of(request, payers.find(request), documents.find(request));
    }

    private static EntityTag tag(RequestView view) {
        return new EntityTag(Integer.toString(view.version()));
    }
}
