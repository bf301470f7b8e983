package org.dilmun.ejb.analytics;

import java.time.Instant;

import org.joda.money.Money;

/**
 * The work and the money of bodies, as of a moment.
 *
 * @param pending tasks that are to be done; {@code overdue} and {@code dueToday} are among them
 * @param collected what payers paid that day
 * @param refunded what was given back that day, less what was refused afterwards: it can be below zero
 */
public record BodyFigures(Instant asOf, long pending, long overdue, long dueToday, Money collected, Money refunded) {}
