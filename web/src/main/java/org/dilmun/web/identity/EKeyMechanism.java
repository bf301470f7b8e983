package org.dilmun.web.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Behalf;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.ApiClients;
import org.dilmun.ejb.party.Mandates;
import org.dilmun.web.site.RequestNumber;

/**
 * Finds out who calls, once per request: a person by cookie, on pages, or a client by token, on the API. The cookie never
 * opens the API: whatever changes something by cookie is a form with a view state, so no other site can send it.
 */
@ApplicationScoped
public class EKeyMechanism implements HttpAuthenticationMechanism {

    @Inject
    Accounts accounts;

    @Inject
    ApiClients clients;

    @Inject
    Access access;

    @Inject
    Mandates mandates;

    @Inject
    Caller caller;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        caller.has(RequestNumber.current());
        if (request.getRequestURI().startsWith("/api/")) {
            return client(request, context);
        }
        Optional<LoginSession> session = SessionCookie.read(request).flatMap(accounts::session);
        if (session.isEmpty()) {
            return context.doNothing();
        }
        long party = session.get().partyId();
        caller.is(person(session.get()));
        return context.notifyContainerAboutLogin(Long.toString(party), Set.of());
    }

    /** In whose name the person acts is asked each time: a mandate may have ended a moment ago. */
    private Actor person(LoginSession session) {
        long party = session.partyId();
        AuthenticationLevel level = session.provedBy().level();
        Optional<Behalf> behalf = session.mandate().flatMap(mandate -> mandates.behalf(mandate, party));
        if (behalf.isPresent()) {
            return Actor.person(party, session.assurance(), Map.of(), Channel.PORTAL)
                    .provedBy(level)
                    .inNameOf(behalf.get());
        }
        session.mandate().ifPresent(caller::lost);
        return Actor.person(party, session.assurance(), access.roles(party), Channel.PORTAL)
                .provedBy(level);
    }

    /** A token that is none leaves the caller unknown; {@link TokenFilter} refuses it then. */
    private AuthenticationStatus client(HttpServletRequest request, HttpMessageContext context) {
        Optional<Actor> client =
                BearerToken.read(request.getHeader("Authorization")).flatMap(clients::actor);
        if (client.isEmpty()) {
            return context.doNothing();
        }
        caller.is(client.get());
        return context.notifyContainerAboutLogin(client.get().recorded(), Set.of());
    }
}
