package org.dilmun.ear;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

import org.dilmun.web.Node;
import org.dilmun.web.Portal;

/**
 * Hands requests to nodes as a load balancer does: a visitor stays with a node as long as it serves, a node that is taken out finishes
 * what it has begun.
 */
final class Balancer {

    /** A node, and who is at it: whoever asks it holds the reading lock. */
    private static final class Place {
        final ReadWriteLock busy = new ReentrantReadWriteLock();
        volatile Node node;
        volatile boolean serves = true;

        Place(Node node) {
            this.node = node;
        }
    }

    private final List<Place> places = new CopyOnWriteArrayList<>();

    Balancer(List<Node> nodes) {
        nodes.forEach(node -> places.add(new Place(node)));
    }

    /** Each node in turn: no new requests, the old ones finished, then another in its stead once that is ready. */
    void replaceEach(UnaryOperator<Node> restarted) {
        for (Place place : places) {
            place.serves = false;
            place.busy.writeLock().lock();
            try {
                place.node = restarted.apply(place.node);
                place.node.awaitReady();
                place.serves = true;
            } finally {
                place.busy.writeLock().unlock();
            }
        }
    }

    List<Node> nodes() {
        return places.stream().map(place -> place.node).toList();
    }

    /** @param home index of the node that this visitor is sent to while it serves */
    Portal visitor(int home) {
        return new Portal(places.get(0).node.at("/").getPort()) {
            @Override
            public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reader) {
                for (int i = home; ; i++) {
                    Place place = places.get(i % places.size());
                    if (place.serves && place.busy.readLock().tryLock()) {
                        try {
                            return place.node.send(sentTo(place.node, request), reader);
                        } finally {
                            place.busy.readLock().unlock();
                        }
                    }
                }
            }
        };
    }

    private static HttpRequest sentTo(Node node, HttpRequest request) {
        URI asked = request.uri();
        URI base = node.at("/");
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .uri(base.resolve(asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery())))
                .build();
    }
}
