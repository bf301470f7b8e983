package org.dilmun.ejb.directory;

import org.dilmun.domain.kernel.Message;

/**
 * What is wrong with a text and where.
 *
 * @param line from 1
 * @param column from 1
 * @param reason what is wrong and what to do
 */
public record Mistake(int line, int column, Message reason) {}
