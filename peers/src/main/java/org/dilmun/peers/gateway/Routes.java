package org.dilmun.peers.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which action answers which method and path. */
final class Routes {

    /** Answers a request; the argument is the part of the path that the star stands for, empty where there is none. */
    interface Action {
        void answer(Exchange exchange, String argument) throws IOException;
    }

    private record Route(String method, Pattern path, Action action) {}

    private final List<Route> routes = new ArrayList<>();

    /** @param path with at most one {@code *} for one segment */
    Routes on(String method, String path, Action action) {
        routes.add(new Route(method, Pattern.compile(path.replace("*", "([^/]+)")), action));
        return this;
    }

    /** @throws Refusal if no route leads there */
    void follow(Exchange exchange) throws IOException {
        boolean known = false;
        for (Route route : routes) {
            Matcher path = route.path().matcher(exchange.path());
            if (path.matches()) {
                known = true;
                if (route.method().equals(exchange.method())) {
                    route.action().answer(exchange, path.groupCount() == 0 ? "" : path.group(1));
                    return;
                }
            }
        }
        throw known ? Refusal.methodNotAllowed() : Refusal.unknown();
    }
}
