package org.dilmun.ejb.country;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.PersonalNumberRule;

/**
 * A number that the country gives out.
 *
 * @param form regular expression of the whole number, without its check digit's rule
 * @param hint what people are told about it where they type it
 * @param rule its form and its check digit
 */
public record Identifier(String form, LocalizedText hint, PersonalNumberRule rule) {}
