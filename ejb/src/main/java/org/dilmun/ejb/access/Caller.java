package org.dilmun.ejb.access;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.dilmun.domain.access.Actor;

/** Who makes the request that runs; filled once, by the authentication. */
@RequestScoped
public class Caller {

    private Actor actor = Actor.NOBODY;
    private String number;
    private Long lostMandate;

    public Actor actor() {
        return actor;
    }

    public void is(Actor authenticated) {
        this.actor = authenticated;
    }

    /** @return id of the mandate by which the caller acted in this session until it ended; empty: of none */
    public Optional<Long> lostMandate() {
        return Optional.ofNullable(lostMandate);
    }

    /** The caller acts in their own name, though the session says that they want to act by that mandate: it has ended. */
    public void lost(long mandate) {
        this.lostMandate = mandate;
    }

    /** @return by which the logs of this request are found; null if it has none, as a job's */
    public String number() {
        return number;
    }

    public void has(String requestNumber) {
        this.number = requestNumber;
    }
}
