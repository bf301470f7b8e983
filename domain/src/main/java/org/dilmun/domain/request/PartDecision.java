package org.dilmun.domain.request;

/**
 * What was decided about one part of what a case asks for.
 *
 * @param part its position, from 0, in the answer that names the parts
 * @param reason why it is refused, for the applicant to read; null for an accepted one
 */
public record PartDecision(int part, boolean accepted, String reason) {

    public static PartDecision accept(int part) {
        return new PartDecision(part, true, null);
    }

    public static PartDecision refuse(int part, String reason) {
        return new PartDecision(part, false, reason);
    }
}
