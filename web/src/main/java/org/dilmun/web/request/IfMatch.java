package org.dilmun.web.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a call is about, as {@code If-Match} names it. */
public final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    private IfMatch() {}

    /**
     * The version that the caller read; one that was never given out is a stale one.
     *
     * @throws VersionMissing if it names none: it would decide about what it may not have seen
     */
    public static int version(String ifMatch) {
        if (ifMatch == null) {
            throw new VersionMissing();
        }
        Matcher tag = VERSION.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new MalformedVersion();
        }
        return Integer.parseInt(tag.group(1));
    }
}
