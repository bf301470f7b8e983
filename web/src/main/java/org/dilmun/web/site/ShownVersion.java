package org.dilmun.web.site;

/** The version of something that a page showed, as its form sends it back. */
public final class ShownVersion {

    private ShownVersion() {}

    /** @return -1, which nothing has, for what is no number, or if the form does not say it */
    public static int of(String sent) {
        return sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : -1;
    }
}
