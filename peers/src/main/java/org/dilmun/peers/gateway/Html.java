package org.dilmun.peers.gateway;

/** Text that is HTML already and goes into a page as it is. */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    /** Makes text safe between tags and within quoted attributes. */
    static Html escape(String text) {
        return new Html(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }
}
