package org.dilmun.ear;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dilmun.web.Node;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address of the portal with several nodes behind it, as the proxy of a cluster serves it: under the portal's own name, a
 * browser at the node that has its open form as long as that is in service, everybody else at the next one. A node that is to
 * leave is asked nothing new and may finish.
 */
final class Balancer extends Portal {

    private static final int MOST_AT_ONCE = 1000;
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;]+)");

    private final String host;
    private final List<Place> inService = new CopyOnWriteArrayList<>();
    private final Map<String, Node> homes = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** A node and what it is at work on. */
    private record Place(Node node, Semaphore room) {}

    /** @param port of the portal's name alone: nothing listens there */
    Balancer(int port) {
        super(port);
        host = at("/").getAuthority();
    }

    void add(Node node) {
        inService.add(new Place(node, new Semaphore(MOST_AT_ONCE)));
    }

    /** Returns when the node has answered all that it was asked. */
    void drain(Node node) {
        Place place = inService.stream()
                .filter(each -> each.node() == node)
                .findFirst()
                .orElseThrow();
        inService.remove(place);
        place.room().acquireUninterruptibly(MOST_AT_ONCE);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reader) {
        Optional<String> session = request.headers().firstValue("Cookie").flatMap(Balancer::session);
        Place place = enter(session.map(homes::get));
        try {
            HttpResponse<T> answer = place.node().send(passedOn(request, place.node()), reader);
            answer.headers().allValues("Set-Cookie").stream()
                    .map(Balancer::session)
                    .flatMap(Optional::stream)
                    .forEach(made -> homes.put(made, place.node()));
            return answer;
        } finally {
            place.room().release();
        }
    }

    private static Optional<String> session(String cookies) {
        Matcher matcher = SESSION.matcher(cookies);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** @return with room taken there */
    private Place enter(Optional<Node> home) {
        while (true) {
            var places = List.copyOf(inService);
            assertThat(places).as("nodes in service").isNotEmpty();
            Place place = places.stream()
                    .filter(each -> home.filter(each.node()::equals).isPresent())
                    .findFirst()
                    .orElseGet(() -> places.get(Math.floorMod(turn.getAndIncrement(), places.size())));
            if (place.room().tryAcquire()) {
                return place;
            }
        }
    }

    private HttpRequest passedOn(HttpRequest request, Node node) {
        URI asked = request.uri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .uri(node.at(asked.getRawPath() + query))
                .header("Host", host)
                .build();
    }
}
