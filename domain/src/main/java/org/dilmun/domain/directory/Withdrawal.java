package org.dilmun.domain.directory;

import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How long an applicant may take a request back.
 *
 * @param until id of the last step at which they may; null: at any, as long as it is not decided
 * @param hours how long they may; null: no time is set
 * @param after from when the hours count; null: from the submission
 */
public record Withdrawal(String until, Integer hours, After after) {

    /** From when the hours count. */
    public enum After {
        SUBMISSION,
        /** Until it is paid no hour is lost. */
        PAYMENT;

        @JsonCreator
        static After of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return null if no time is set */
    public Duration time() {
        return hours == null ? null : Duration.ofHours(hours);
    }

    /** @return from when the time counts, said or not */
    public After counted() {
        return after == null ? After.SUBMISSION : after;
    }
}
