package org.dilmun.web.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.web.api.ProblemView.FieldError;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ViolationTexts;

/** Makes a problem document of whatever goes wrong, and shows nothing of the inside. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Inject
    Messages messages;

    @Inject
    ViolationTexts texts;

    @Inject
    Caller caller;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = thrown instanceof EJBException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof Problem problem) {
            return response(problem instanceof Refused && nobody() ? new SignInNeeded() : problem);
        }
        if (cause instanceof WebApplicationException web) {
            boolean malformed =
                    cause.getCause() instanceof IllegalArgumentException; // a value in the address: 404 by default
            int status = malformed ? 400 : web.getResponse().getStatus();
            return view(status, "http-" + status, Map.of(), Map.of()).response().build();
        }
        LOG.log(System.Logger.Level.ERROR, "unexpected", thrown);
        return view(500, "unexpected", Map.of(), Map.of()).response().build();
    }

    private Response response(Problem problem) {
        var view = problem instanceof AnswersRefused refused
                ? view(ProblemTypes.status(problem.kind()), problem.code(), Map.of(), errors(refused.found()))
                : view(ProblemTypes.status(problem.kind()), problem.code(), problem.facts(), Map.of());
        var response = view.response();
        switch (problem.kind()) {
            case UNAUTHENTICATED -> response.header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    problem instanceof SignInNeeded
                            ? "Bearer realm=\"dilmun\""
                            : "Bearer realm=\"dilmun\", error=\"invalid_token\"");
            case FORBIDDEN -> response.header(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"dilmun\", error=\"insufficient_scope\"");
            case TOO_MANY -> response.header("Retry-After", problem.facts().get("retryAfter"));
            default -> {}
        }
        return response.build();
    }

    private boolean nobody() {
        return caller.actor().kind() == Actor.Kind.ANONYMOUS;
    }

    private ProblemView view(int status, String code, Map<String, Object> facts, Map<String, FieldError> errors) {
        return new ProblemView("/problems/" + code, title(code, facts), status, plain(facts), errors);
    }

    /** Days go out as ISO 8601 has them, and money with the code of its currency before it; the title has them in words. */
    private static Map<String, Object> plain(Map<String, Object> facts) {
        var plain = new LinkedHashMap<>(facts);
        plain.replaceAll((name, fact) -> fact instanceof LocalDate || fact instanceof Money ? fact.toString() : fact);
        return plain;
    }

    private Map<String, FieldError> errors(Map<String, Violation> found) {
        Language language = messages.language(wished());
        var errors = new LinkedHashMap<String, FieldError>();
        found.forEach(
                (path, violation) -> errors.put(path, new FieldError(violation.code(), texts.of(violation, language))));
        return errors;
    }

    private String title(String code, Map<String, Object> facts) {
        return messages.problem(wished(), code, facts);
    }

    /** As we read the header: the server gives up on one that it cannot read. */
    private List<Locale> wished() {
        return WishedLanguages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
