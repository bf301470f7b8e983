package org.dilmun.web.studio;

/** Numbers that pages of the studio send back. */
final class Numbers {

    private Numbers() {}

    /** @return -1, which no draft and no version has, for what is no number */
    static int of(String sent) {
        return sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : -1;
    }
}
