package org.dilmun.domain.directory;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * Who pays nothing.
 *
 * @param when the fee is waived
 * @param reason why, for the applicant and the body to read
 */
public record Waiver(String id, Condition when, LocalizedText reason) {}
