package org.dilmun.web.api;

import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.dilmun.web.site.RequestNumber;

/**
 * A problem document (RFC 9457).
 *
 * @param type relative address of its description in the developer's pages; its last part is the stable code
 * @param facts the values that the title names
 * @param errors what is wrong with single fields, by field id; left out if it is none of them
 * @param requestId by which the call is found in the logs
 */
public record ProblemView(
        String type,
        String title,
        int status,
        Map<String, Object> facts,
        Map<String, FieldError> errors,
        String requestId) {

    public static final MediaType MEDIA_TYPE = MediaType.valueOf("application/problem+json");

    /**
     * What is wrong with one field.
     *
     * @param code stable, as in {@code type} of a problem
     * @param detail for people
     */
    public record FieldError(String code, String detail) {}

    /** Of the call that this thread answers. */
    ProblemView(String type, String title, int status, Map<String, Object> facts, Map<String, FieldError> errors) {
        this(type, title, status, facts, errors, RequestNumber.current());
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
