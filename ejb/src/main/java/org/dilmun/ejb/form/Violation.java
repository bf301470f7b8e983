package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What is wrong with an answer.
 *
 * @param code of the message
 * @param facts that the message names: limits, and days as {@link java.time.LocalDate}
 * @param text the message itself, if the descriptor has it; null otherwise
 */
public record Violation(String code, Map<String, Object> facts, LocalizedText text) {

    public static Violation of(String code) {
        return new Violation(code, Map.of(), null);
    }

    public static Violation of(String code, String fact, Object value) {
        return new Violation(code, Map.of(fact, value), null);
    }
}
