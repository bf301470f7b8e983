package org.dilmun.web.request;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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
 * To be kept, never to be shown in the page: what a stranger sent must not run as ours.
 */
@WebServlet("/attachments/*")
public class AttachmentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient RequestQueries queries;

    @Inject
    transient Blobs blobs;

    public static String address(Request request, String field) {
        return "/attachments/" + request.reference() + "/" + field;
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
            byte[] content = blobs.get(attachment.file().blobHash());
            response.setContentType(attachment.file().mediaType());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename*=UTF-8''"
                            + URLEncoder.encode(attachment.file().name(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"));
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (Problem problem) { // whose case it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
