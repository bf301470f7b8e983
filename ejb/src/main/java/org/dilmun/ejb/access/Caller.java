package org.dilmun.ejb.access;

import jakarta.enterprise.context.RequestScoped;

import org.dilmun.domain.access.Actor;

/** Who makes the request that runs; filled once, by the authentication. */
@RequestScoped
public class Caller {

    private Actor actor = Actor.NOBODY;

    public Actor actor() {
        return actor;
    }

    public void is(Actor authenticated) {
        this.actor = authenticated;
    }
}
