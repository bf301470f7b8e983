package org.dilmun.web.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.studio.Studio;

/** Hands out a version of a service, or its draft, as the file that a repository holds: {@code /studio/{code}/{version}}. */
@WebServlet("/studio/*")
public class StudioFileServlet extends HttpServlet {

    static final String DRAFT = "draft";

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{3,60})/(" + DRAFT + "|[0-9]{1,9})");

    @Inject
    transient Studio studio;

    /** @param version its number, or {@link #DRAFT} */
    static String address(String code, String version) {
        return "/studio/" + code + "/" + version;
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(http.getPathInfo() == null ? "" : http.getPathInfo());
        try {
            if (!path.matches()) {
                throw new NotFound("service-version", http.getPathInfo());
            }
            String source = source(path.group(1), path.group(2));
            response.setContentType("application/yaml");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + path.group(1) + ".yaml\"");
            response.getOutputStream().write(source.getBytes(StandardCharsets.UTF_8));
        } catch (Problem problem) { // whether there is such a draft stays unsaid
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private String source(String code, String version) {
        return version.equals(DRAFT)
                ? studio.get(code).draft().map(ServiceDraft::source).orElseThrow(() -> new NotFound("draft", code))
                : studio.source(code, Integer.parseInt(version));
    }
}
