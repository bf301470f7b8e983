package org.dilmun.ejb.persistence;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node has found or made its tables as this release needs them. */
@ApplicationScoped
public class Schema {

    private volatile boolean current;

    void migrated() {
        current = true;
    }

    public boolean current() {
        return current;
    }
}
