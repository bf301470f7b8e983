package org.dilmun.ejb.directory;

import java.util.List;

/**
 * What a search found, best first.
 *
 * @param suggestion another query that finds more; null if none is needed
 */
public record SearchResult(List<Hit> hits, String suggestion) {

    /**
     * One service found.
     *
     * @param title its name in pieces, so that a page can mark what matched without raw markup
     */
    public record Hit(Service service, List<Piece> title) {}

    /** A piece of text, matched or not. */
    public record Piece(String text, boolean matched) {}
}
