package org.dilmun.web.api;

import java.util.Map;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.web.site.Messages;

/** Makes a problem document of whatever goes wrong, and shows nothing of the inside. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Inject
    Messages messages;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = thrown instanceof EJBException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof Problem problem) {
            return ProblemView.response(
                    ProblemView.status(problem.kind()),
                    problem.code(),
                    title(problem.code(), problem.facts()),
                    problem.facts());
        }
        if (cause instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            String code = "http-" + status;
            return ProblemView.response(status, code, title(code, Map.of()), Map.of());
        }
        LOG.log(System.Logger.Level.ERROR, "unexpected", thrown);
        return ProblemView.response(500, "unexpected", title("unexpected", Map.of()), Map.of());
    }

    private String title(String code, Map<String, Object> facts) {
        return messages.problem(headers.getAcceptableLanguages(), code, facts);
    }
}
