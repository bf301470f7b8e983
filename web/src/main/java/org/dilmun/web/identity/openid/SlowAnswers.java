package org.dilmun.web.identity.openid;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.demo.TestPersons;
import org.dilmun.ejb.identity.openid.TestBehaviour;

/** Lets systems wait for what they ask about one of the test persons, as a provider in trouble does. */
@ApplicationScoped
public class SlowAnswers {

    /** Longer than most clients wait by themselves. */
    static final Duration LENGTH = Duration.ofSeconds(12);

    /** So many threads of the server may wait; whoever comes more is answered at once. */
    private static final int MOST = 4;

    private final Semaphore waiting = new Semaphore(MOST);

    @Inject
    TestPersons testPersons;

    void about(long partyId) {
        if (testPersons.of(partyId) == TestBehaviour.SLOW && waiting.tryAcquire()) {
            try {
                Thread.sleep(LENGTH.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.release();
            }
        }
    }
}
