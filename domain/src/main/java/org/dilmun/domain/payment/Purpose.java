package org.dilmun.domain.payment;

/**
 * What an order pays for; there is one order for each.
 *
 * @param kind sort of thing, at most 20 characters: {@code request}, {@code bill} …
 * @param id that thing's id
 */
public record Purpose(String kind, long id) {}
