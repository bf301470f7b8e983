package org.dilmun.web.memo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.LongFunction;

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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.memo.MemoBox;
import org.dilmun.ejb.memo.MemoCalls;
import org.dilmun.ejb.memo.Memos;
import org.dilmun.ejb.memo.ShownMemo;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.web.api.Cursors;
import org.dilmun.web.api.Stretch;
import org.dilmun.web.request.IfMatch;

/** Formal memos between bodies, for the systems of those bodies. */
@Path("memos")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemoResource {

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String DRAFTS = "drafts";

    @Inject
    MemoCalls memos;

    @Inject
    Bodies bodies;

    @Inject
    Blobs blobs;

    @Inject
    Caller caller;

    @Inject
    Idempotency idempotency;

    @Inject
    Cursors cursors;

    /**
     * A memo about a case.
     *
     * @param request reference of the case
     * @param to code of the body that it is for
     * @param asked left out: nothing
     * @param replyBy last day for the answer; left out: none is wanted
     * @param files ids of the questions whose files of the case go with it; left out: none
     */
    public record Draft(
            @NotNull String request,
            @NotNull String to,
            @NotNull String subject,
            @NotNull String text,
            String asked,
            @Pattern(regexp = DAY) @JsonProperty("reply_by") String replyBy,
            List<@NotNull String> files) {

        Memos.Draft written() {
            return new Memos.Draft(to, subject, text, asked, day(replyBy), files == null ? List.of() : files);
        }
    }

    /** An answer to a memo, which goes to the body that sent it. */
    public record Answer(
            @NotNull String subject,
            @NotNull String text,
            String asked,
            @Pattern(regexp = DAY) @JsonProperty("reply_by") String replyBy) {

        Memos.Draft written() {
            return new Memos.Draft(null, subject, text, asked, day(replyBy), List.of());
        }
    }

    /** @param reason needed to withdraw; not looked at for any other action */
    public record Act(String reason) {}

    /**
     * A stretch of the list.
     *
     * @param next where it goes on; left out at its end
     */
    public record MemosView(List<MemoView.Line> memos, String next) {}

    /** @return a day that is long past for one that the calendar does not have: it is refused as such */
    private static LocalDate day(String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            return LocalDate.EPOCH;
        }
    }

    @GET
    public MemosView list(
            @QueryParam("box") @DefaultValue("in") @Pattern(regexp = "in|out|" + DRAFTS) String box,
            @QueryParam("view") @DefaultValue("open") @Pattern(regexp = "open|unread|late|all") String view,
            @QueryParam("size") @DefaultValue("20") @Pattern(regexp = Stretch.SIZES) String size,
            @QueryParam("after") String after) {
        String list = String.join(" ", "memos", box, view);
        Reference last = after == null ? null : new Reference(cursors.read(list, after));
        int most = Integer.parseInt(size);
        List<Memo> found = memos.list(box(box, view), last, most + 1);
        List<Memo> shown = found.subList(0, Math.min(most, found.size()));
        var known = new HashMap<Long, String>(); // of a few bodies in many lines
        LongFunction<String> codes = body -> known.computeIfAbsent(body, this::code);
        return new MemosView(
                shown.stream().map(memo -> line(memo, codes)).toList(),
                found.size() > most
                        ? cursors.at(list, shown.get(most - 1).reference().value())
                        : null);
    }

    private static MemoBox box(String box, String view) {
        if (box.equals(DRAFTS)) {
            return new MemoBox(MemoBox.Side.OUT, MemoBox.View.DRAFTS);
        }
        return new MemoBox(
                box.equals(MemoBox.Side.OUT.code()) ? MemoBox.Side.OUT : MemoBox.Side.IN,
                Arrays.stream(MemoBox.View.values())
                        .filter(each -> each.code().equals(view))
                        .findFirst()
                        .orElseThrow());
    }

    private MemoView.Line line(Memo memo, LongFunction<String> codes) {
        boolean readable = memo.takenAt() != null || caller.actor().may(Permission.SEE_MEMO, memo.from());
        return MemoView.Line.of(memo, readable, codes);
    }

    @GET
    @Path("{reference}")
    public Response get(@PathParam("reference") String reference) {
        return answer(Response.ok(), view(memos.get(Reference.parse(reference))));
    }

    @GET
    @Path("{reference}/letter")
    @Produces("application/pdf")
    public Response letter(@PathParam("reference") String typed) {
        Reference reference = Reference.parse(typed);
        byte[] letter = memos.letter(reference);
        return download(letter, "application/pdf", reference + ".pdf", letter.length);
    }

    @GET
    @Path("{reference}/files/{number}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("reference") String typed, @PathParam("number") String number) {
        Reference reference = Reference.parse(typed);
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw new NotFound("blob", number);
        }
        Attachment.File file = memos.file(reference, Integer.parseInt(number));
        StreamingOutput content = out -> write(file.blobHash(), out);
        return download(content, file.mediaType(), file.name(), file.size());
    }

    /** Chunk by chunk, however large it is. */
    private void write(String hash, OutputStream out) throws IOException {
        int number = 0;
        for (byte[] chunk = blobs.chunk(hash, number); chunk.length > 0; chunk = blobs.chunk(hash, ++number)) {
            out.write(chunk);
        }
    }

    private static Response download(Object content, String mediaType, String name, long size) {
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, MemoServlet.disposition(name))
                .header(HttpHeaders.CONTENT_LENGTH, size)
                .build();
    }

    @POST
    public Response write(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Draft draft) {
        Reference request = Reference.parse(draft.request());
        MemoView made = idempotency.once(
                key,
                List.of("POST memos", draft.toString()),
                MemoView.class,
                () -> view(memos.write(request, draft.written())));
        return answer(Response.created(URI.create("/api/v1/memos/" + made.reference())), made);
    }

    @POST
    @Path("{reference}/answers")
    public Response reply(
            @PathParam("reference") String typed,
            @HeaderParam(HttpHeaders.IF_MATCH) String shown,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Answer answer) {
        Reference reference = Reference.parse(typed);
        int version = IfMatch.version(shown);
        MemoView made = idempotency.once(
                key,
                List.of("POST memo answers", reference.value(), shown, answer.toString()),
                MemoView.class,
                () -> view(memos.answer(reference, version, answer.written())));
        return answer(Response.created(URI.create("/api/v1/memos/" + made.reference())), made);
    }

    @POST
    @Path("{reference}/actions/{action}")
    public Response act(
            @PathParam("reference") String typed,
            @PathParam("action") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) String shown,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Act act) {
        Reference reference = Reference.parse(typed);
        int version = IfMatch.version(shown);
        MemoView changed = idempotency.once(
                key,
                List.of("POST memo actions " + action, reference.value(), shown, act.toString()),
                MemoView.class,
                () -> view(acted(reference, version, action, act.reason())));
        return answer(Response.ok(), changed);
    }

    private ShownMemo acted(Reference reference, int version, String action, String reason) {
        return switch (action) {
            case "take" -> memos.take(reference, version);
            case "withdraw" -> memos.withdraw(reference, version, reason);
            case "discard" -> memos.discard(reference, version);
            default -> throw new NotFound("action", action);
        };
    }

    private MemoView view(ShownMemo shown) {
        return MemoView.of(shown, this::code);
    }

    private String code(long body) {
        return bodies.get(body).code();
    }

    private static Response answer(Response.ResponseBuilder start, MemoView view) {
        return start.tag(new EntityTag(Integer.toString(view.version())))
                .entity(view)
                .build();
    }
}
