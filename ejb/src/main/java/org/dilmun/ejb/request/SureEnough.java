package org.dilmun.ejb.request;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.ServiceDescriptor;

/** What a service asks of a sign-in: how sure the state is of the person, and how surely it is the one who came before. */
final class SureEnough {

    private SureEnough() {}

    /**
     * Asked when somebody begins, hands in and signs: a session may be a weaker one than that in which it was begun.
     *
     * @throws AssuranceTooLow if the state is not sure enough of who they are
     * @throws AuthenticationTooLow if they have to sign in by more
     */
    static void require(Actor actor, ServiceDescriptor service) {
        if (!actor.assurance().satisfies(service.assurance())) {
            throw new AssuranceTooLow(service.assurance().name());
        }
        if (!actor.authentication().satisfies(service.authenticationNeeded())) {
            throw new AuthenticationTooLow(service.authenticationNeeded());
        }
    }
}
