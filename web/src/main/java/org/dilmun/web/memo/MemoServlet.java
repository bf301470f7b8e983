package org.dilmun.web.memo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.request.Blobs;

/**
 * Hands out the signed letter of a memo, {@code /memos/{reference}}, and the files that go with it, {@code /memos/{reference}/{number}}, to
 * the officials of both bodies who may read it. All of it only to be kept: it never runs as a page of ours.
 */
@WebServlet("/memos/*")
public class MemoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient MemoQueries queries;

    @Inject
    transient Blobs blobs;

    static String address(Memo memo) {
        return "/memos/" + memo.reference();
    }

    static String address(Memo memo, int file) {
        return address(memo) + "/" + file;
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String[] parts =
                http.getPathInfo() == null ? new String[0] : http.getPathInfo().split("/");
        boolean file = parts.length == 3 && parts[2].matches("[1-9][0-9]{0,3}");
        if (parts.length != 2 && !file) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            Reference reference = Reference.parse(parts[1]);
            if (file) {
                send(queries.file(reference, Integer.parseInt(parts[2])), response);
            } else {
                byte[] letter = queries.letter(reference);
                head(response, "application/pdf", reference + ".pdf", letter.length);
                response.getOutputStream().write(letter);
            }
        } catch (Problem problem) { // whose memo it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Chunk by chunk, however large it is. */
    private void send(Attachment.File file, HttpServletResponse response) throws IOException {
        byte[] first = blobs.chunk(file.blobHash(), 0);
        head(response, file.mediaType(), file.name(), file.size());
        OutputStream out = response.getOutputStream();
        int number = 0;
        for (byte[] chunk = first; chunk.length > 0; chunk = blobs.chunk(file.blobHash(), ++number)) {
            out.write(chunk);
        }
    }

    private static void head(HttpServletResponse response, String mediaType, String name, long size) {
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Content-Disposition", disposition(name));
        response.setContentLengthLong(size);
    }

    /** @return a file that is to be kept under that name, as RFC 6266 writes it */
    static String disposition(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
