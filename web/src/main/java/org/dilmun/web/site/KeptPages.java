package org.dilmun.web.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.web.site.KeptPage.Edition;

/**
 * The public pages as this node rendered them last, in a bounded part of its memory. Addresses with a query are anybody's to
 * invent: they have a small part of their own, so that they cannot push out the pages themselves.
 */
@ApplicationScoped
public class KeptPages {

    static final int MOST_BYTES = 24 << 20;
    static final int MOST_BYTES_OF_QUERIES = 4 << 20;

    /** Longer than the choice of every field of the directory. */
    private static final int LONGEST_QUERY = 200;

    @Inject
    Directory directory;

    @Inject
    MovedClock moved;

    @Inject
    RealClock clock;

    private final Shelf pages = new Shelf(MOST_BYTES);
    private final Shelf queries = new Shelf(MOST_BYTES_OF_QUERIES);

    /**
     * A page as it is asked for.
     *
     * @param path from the language on
     * @param query null: none
     */
    record Address(String path, String query) {}

    /** What was asked for last, up to so many bytes. */
    private static final class Shelf {

        private final Map<Address, KeptPage> pages = new LinkedHashMap<>(16, 0.75f, true);
        private final long most;
        private long bytes;

        Shelf(long most) {
            this.most = most;
        }

        synchronized Optional<KeptPage> find(Address address) {
            return Optional.ofNullable(pages.get(address));
        }

        synchronized void put(Address address, KeptPage page) {
            KeptPage before = pages.put(address, page);
            bytes += page.bytes() - (before == null ? 0 : before.bytes());
            var longestUnasked = pages.values().iterator();
            while (bytes > most) {
                bytes -= longestUnasked.next().bytes();
                longestUnasked.remove();
            }
        }

        synchronized long bytes() {
            return bytes;
        }
    }

    /** Before a page is rendered: what is published meanwhile makes it an old one. */
    Edition edition() {
        return new Edition(directory.sequence(), moved.ahead());
    }

    Optional<KeptPage> find(Address address, Page page) {
        return shelf(address).find(address).filter(kept -> kept.holds(edition(), clock.instant(), page.sameForAll()));
    }

    KeptPage keep(Address address, byte[] text, String contentType, Edition edition) {
        var page = new KeptPage(text, contentType, edition, clock.instant());
        if (address.query() == null || address.query().length() <= LONGEST_QUERY) {
            shelf(address).put(address, page);
        }
        return page;
    }

    private Shelf shelf(Address address) {
        return address.query() == null ? pages : queries;
    }

    long bytes() {
        return pages.bytes() + queries.bytes();
    }
}
