package org.dilmun.ejb.identity.openid;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** Sees at each start that there are keys to sign with: one node makes them, the others find them. */
@Singleton
@Startup
@DependsOn("Migrator")
@Interceptors(AgainAfterDeadlock.class)
public class FirstSigningKeys {

    @Inject
    StartLock startLock;

    @Inject
    SigningKeys keys;

    @PostConstruct
    void begin() {
        startLock.take();
        keys.keepFresh();
    }
}
