package org.dilmun.domain.directory;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * A fee that is computed from the answers: exact, and rounded half up to the decimals of the currency once, at the end.
 *
 * @param value expression that comes to a number
 * @param most what it may come to at most, as a decimal text; more, or less than nothing, is refused
 * @param note how it is computed, in words
 */
public record FeeFormula(String value, String most, LocalizedText note) {}
