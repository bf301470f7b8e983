package org.dilmun.web.bill;

import java.io.InputStream;
import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;
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

import org.dilmun.domain.bill.BillFile;
import org.dilmun.domain.bill.RejectedBill;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.bill.BillFiles;
import org.dilmun.ejb.bill.Bills;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.request.ReceivedFile;
import org.dilmun.web.api.Cursors;
import org.dilmun.web.api.Stretch;

/** Whole files of bills, for the systems of the bodies that issue them. */
@Path("bill-files")
@Produces(MediaType.APPLICATION_JSON)
public class BillFileResource {

    /** A hundred thousand bills with long descriptions. */
    private static final int MOST_MEGABYTES = 50;

    @Inject
    BillFiles files;

    @Inject
    Bills bills;

    @Inject
    Idempotency idempotency;

    @Inject
    Cursors cursors;

    /**
     * How far a file has been read, and what became of its lines.
     *
     * @param lines read so far, the header included
     */
    public record FileView(
            String reference,
            String state,
            long lines,
            long added,
            long changed,
            long unchanged,
            long rejected,
            @JsonProperty("received_at") String receivedAt,
            @JsonProperty("ended_at") String endedAt) {

        static FileView of(BillFile file) {
            return new FileView(
                    file.reference().value(),
                    file.state().code(),
                    file.linesDone(),
                    file.tally().added(),
                    file.tally().changed(),
                    file.tally().unchanged(),
                    file.tally().rejected(),
                    file.receivedAt().toString(),
                    file.endedAt() == null ? null : file.endedAt().toString());
        }
    }

    /**
     * What is wrong in a line, and in which column; what stood there is not told again.
     *
     * @param code of a problem, whose text is in the table of all problems
     */
    public record Rejection(long line, String field, String code) {}

    /**
     * A stretch of the list.
     *
     * @param next where it goes on; left out at its end
     */
    public record RejectionsView(List<Rejection> rejections, String next) {}

    @POST
    @Consumes("text/csv")
    public Response receive(@HeaderParam("Idempotency-Key") String key, InputStream content) {
        bills.bodies(); // before anything is kept of what somebody sends who may not
        try (ReceivedFile file = ReceivedFile.of(content, MOST_MEGABYTES)) {
            FileView received = idempotency.once(
                    key,
                    List.of("POST bill-files", file.hash()),
                    FileView.class,
                    () -> FileView.of(files.receive(file)));
            return Response.accepted(received)
                    .location(URI.create("/api/v1/bill-files/" + received.reference()))
                    .build();
        }
    }

    @GET
    @Path("{reference}")
    public FileView get(@PathParam("reference") String reference) {
        return FileView.of(files.get(Reference.parse(reference)));
    }

    @GET
    @Path("{reference}/rejections")
    public RejectionsView rejections(
            @PathParam("reference") String typed,
            @QueryParam("size") @DefaultValue("20") @Pattern(regexp = Stretch.SIZES) String size,
            @QueryParam("after") String after) {
        Reference reference = Reference.parse(typed);
        String list = "rejected bills " + reference;
        int most = Integer.parseInt(size);
        List<RejectedBill> found =
                files.rejected(reference, after == null ? 0 : Long.parseLong(cursors.read(list, after)), most + 1);
        List<RejectedBill> shown = found.subList(0, Math.min(most, found.size()));
        return new RejectionsView(
                shown.stream()
                        .map(each -> new Rejection(each.line(), each.field(), each.reason()))
                        .toList(),
                found.size() > most
                        ? cursors.at(list, Long.toString(shown.get(most - 1).id()))
                        : null);
    }
}
