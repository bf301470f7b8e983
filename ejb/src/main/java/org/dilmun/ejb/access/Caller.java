package org.dilmun.ejb.access;

import jakarta.enterprise.context.RequestScoped;

import org.dilmun.domain.access.Actor;

/** Who makes the request that runs; filled once, by the authentication. */
@RequestScoped
public class Caller {

    private Actor actor = Actor.NOBODY;
    private String number;

    public Actor actor() {
        return actor;
    }

    public void is(Actor authenticated) {
        this.actor = authenticated;
    }

    /** @return by which the logs of this request are found; null if it has none, as a job's */
    public String number() {
        return number;
    }

    public void has(String requestNumber) {
        this.number = requestNumber;
    }
}
