package org.dilmun.ejb.notice.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.DiagnosticSource;

/** Whether e-mail can leave: 1 if the server answers, 0 if it does not or there is none. What waits to leave is the outbox's to say. */
@ApplicationScoped
public class MailDiagnostics implements DiagnosticSource {

    /** A server is not called each time somebody looks. */
    private static final Duration HOLDS = Duration.ofMinutes(1);

    @Inject
    MailSettings settings;

    @Inject
    Mailer mailer;

    @Inject
    Profile profile;

    private volatile Tried last = new Tried(Instant.EPOCH, "");

    /** @param problem why the server does not answer; empty: it does */
    private record Tried(Instant at, String problem) {}

    @Override
    public List<Diagnostic> read(Instant now) {
        if (!settings.isOn()) {
            return List.of(Diagnostic.count("mail-off", "", profile.demonstration() ? State.OK : State.WARN, 0));
        }
        if (last.at().plus(HOLDS).isBefore(now)) {
            last = new Tried(now, problem());
        }
        boolean answers = last.problem().isEmpty();
        return List.of(new Diagnostic(
                "mail",
                "",
                answers ? State.OK : State.BAD,
                answers ? 1 : 0,
                Diagnostic.Unit.COUNT,
                last.at(),
                last.problem()));
    }

    private String problem() {
        try {
            mailer.tryServer();
            return "";
        } catch (RuntimeException e) { // whatever is wrong with the settings or the server, the operator reads it
            return String.valueOf(e.getMessage());
        }
    }
}
