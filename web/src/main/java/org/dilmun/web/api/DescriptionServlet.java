package org.dilmun.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Serves the description of the API as JSON, which YAML readers understand too. The server's own description, made of the
 * code alone, stands behind {@code /openapi/}, and gives way to this more exact address.
 */
@WebServlet("/openapi")
public class DescriptionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ApiDescription description;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.getOutputStream().write(description.json().getBytes(StandardCharsets.UTF_8));
    }
}
