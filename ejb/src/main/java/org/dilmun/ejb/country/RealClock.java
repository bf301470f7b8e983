package org.dilmun.ejb.country;

import java.time.InstantSource;

/**
 * The time that nobody can move: for sessions, tokens and throttles, for leases, repetitions and whatever waits for another
 * system, for ids and for the audit trail.
 */
@FunctionalInterface
public interface RealClock extends InstantSource {}
