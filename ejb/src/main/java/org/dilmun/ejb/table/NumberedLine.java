package org.dilmun.ejb.table;

/**
 * A line of a file as it stands there.
 *
 * @param number from 1 on
 * @param text without its end; the beginning only if it is too long
 */
public record NumberedLine(long number, String text, boolean tooLong) {}
