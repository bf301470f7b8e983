package org.dilmun.web.site;

/**
 * What the log says of one request. Nothing of what was asked: an address may hold a reference, and a query anything.
 *
 * @param route the address with its variables unfilled, {@code /{lang}/services/{code}}
 * @param statements how often the database was asked
 * @param caller kind of the caller, {@code person}
 */
public record RequestLine(
        String number, String method, String route, int status, long milliseconds, int statements, String caller) {

    @Override
    public String toString() {
        return method + " " + route + " " + status + " " + milliseconds + " ms " + statements + " statements " + caller;
    }
}
