package org.dilmun.web.api;

/** A stretch of a list, as far as one answer gives it. */
public final class Stretch {

    /** How many lines may be asked for, 1 to 100; a text, so that what is no number is named as the mistake that it is. */
    public static final String SIZES = "[1-9][0-9]?|100";

    private Stretch() {}
}
