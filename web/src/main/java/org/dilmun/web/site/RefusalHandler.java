package org.dilmun.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Problem;

/**
 * A refusal that no page shows itself, such as a case that is not the caller's, becomes the error page for it; so does a form
 * whose page is forgotten by now, or never was. Whatever else goes wrong takes the server's way to the page for errors of ours.
 */
public class RefusalHandler extends ExceptionHandlerWrapper {

    /** Named in {@code faces-config.xml}. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new RefusalHandler(getWrapped().getExceptionHandler());
        }
    }

    RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        var queued = getUnhandledExceptionQueuedEvents().iterator();
        while (queued.hasNext()) {
            ExceptionQueuedEvent event = queued.next();
            var context = event.getContext().getContext();
            Optional<Integer> status = status(event.getContext().getException());
            if (status.isPresent() && !context.getExternalContext().isResponseCommitted()) {
                send(context, status.get());
                queued.remove();
            }
        }
        getWrapped().handle();
    }

    private static Optional<Integer> status(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Optional.of(status(problem));
            }
            if (cause instanceof ViewExpiredException) {
                return Optional.of(HttpServletResponse.SC_CONFLICT);
            }
        }
        return Optional.empty();
    }

    /** A malformed reference in an address leads nowhere, as an unknown one. */
    private static int status(Problem problem) {
        return switch (problem.kind()) {
            case NOT_FOUND, INVALID, MALFORMED -> HttpServletResponse.SC_NOT_FOUND;
            case FORBIDDEN, UNAUTHENTICATED -> HttpServletResponse.SC_FORBIDDEN;
            case CONFLICT, STALE, BLIND -> HttpServletResponse.SC_CONFLICT;
            case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case TOO_MANY -> 429; // RFC 6585, which the servlet API does not name
            case UNAVAILABLE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    }

    private static void send(FacesContext context, int status) {
        try {
            context.getExternalContext().responseSendError(status, null);
            context.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
