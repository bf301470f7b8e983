package org.dilmun.domain.school.results;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * The word for marks from a limit on.
 *
 * @param from the lowest mark or average that has it
 */
public record Band(String code, int from, LocalizedText name) {}
