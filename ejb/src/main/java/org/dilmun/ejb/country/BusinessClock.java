package org.dilmun.ejb.country;

import java.time.InstantSource;

/**
 * The time by which the state's business goes: when an application came in, what is due, overdue or expired. A
 * demonstration may move it forward, on all nodes alike; in production it is {@link RealClock}.
 */
@FunctionalInterface
public interface BusinessClock extends InstantSource {}
