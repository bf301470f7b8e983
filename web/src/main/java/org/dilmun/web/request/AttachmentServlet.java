package org.dilmun.web.request;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.RequestQueries;

/**
 * Hands out a file of a case, {@code /attachments/{reference}/{field}}, to its applicant and to the officials of its body.
 * To be kept; with {@code ?show} to be shown within a page of ours, if it is a document or a picture by its content. What a
 * stranger sent must not run as ours: its type is the one that was found when it came, and nothing in it may load, run, or
 * send anything.
 */
@WebServlet("/attachments/*")
public class AttachmentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What browsers show by themselves, without running any of it in our name. */
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/jpeg", "image/png");

    /** The last two are what browsers need for their own view of a document: styles of it, and the view itself. */
    private static final String SHOWN_CSP = "default-src 'none'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'self'; style-src 'unsafe-inline'; object-src 'self'";

    @Inject
    transient RequestQueries queries;

    @Inject
    transient Blobs blobs;

    public static String address(Request request, String field) {
        return "/attachments/" + request.reference() + "/" + field;
    }

    /** @return where the file is to be shown, if it {@link #isShown} */
    public static String shownAddress(Request request, String field) {
        return address(request, field) + "?show";
    }

    public static boolean isShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String[] parts =
                http.getPathInfo() == null ? new String[0] : http.getPathInfo().split("/");
        if (parts.length != 3) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            Attachment attachment = queries.attachment(Reference.parse(parts[1]), parts[2]);
            byte[] first = blobs.chunk(attachment.file().blobHash(), 0);
            boolean shown = http.getParameter("show") != null
                    && isShown(attachment.file().mediaType());
            if (shown) {
                response.setHeader("Content-Security-Policy", SHOWN_CSP);
            }
            response.setContentType(attachment.file().mediaType());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader(
                    "Content-Disposition",
                    (shown ? "inline" : "attachment") + "; filename*=UTF-8''"
                            + URLEncoder.encode(attachment.file().name(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"));
            response.setContentLengthLong(attachment.file().size());
            send(attachment.file().blobHash(), first, response.getOutputStream());
        } catch (Problem problem) { // whose case it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Chunk by chunk, however large it is. */
    private void send(String hash, byte[] first, OutputStream out) throws IOException {
        int number = 0;
        for (byte[] chunk = first; chunk.length > 0; chunk = blobs.chunk(hash, ++number)) {
            out.write(chunk);
        }
    }
}
