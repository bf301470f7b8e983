package org.dilmun.web.api;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.web.api.ProblemView.FieldError;
import org.dilmun.web.site.Messages;

/** Makes a problem document of input that breaks the constraints of its operation, and names each field. */
@Provider
public class InvalidMapper implements ExceptionMapper<ConstraintViolationException> {

    @Inject
    Messages messages;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(ConstraintViolationException thrown) {
        var errors = new TreeMap<String, FieldError>();
        thrown.getConstraintViolations()
                .forEach(violation ->
                        errors.put(field(violation), new FieldError(code(violation), text(code(violation)))));
        return new ProblemView("/problems/invalid", text("invalid"), 422, Map.of(), errors)
                .response()
                .build();
    }

    private static String field(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName();
        }
        return last;
    }

    private static String code(ConstraintViolation<?> violation) {
        Class<?> constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        return constraint == NotNull.class ? "required" : "invalid";
    }

    private String text(String code) {
        return messages.problem(
                WishedLanguages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), code, Map.of());
    }
}
