package org.dilmun.web.site;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.web.site.KeptPages.Address;

import static org.assertj.core.api.Assertions.assertThat;

class KeptPagesTest {

    private static final Address HOME = new Address("/ar", null);

    private final MovedClock clock = new MovedClock();
    private final KeptPages pages = pages();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private long published = 1;

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private KeptPages pages() {
        var empty = new KeptPages();
        empty.clock = () -> now;
        empty.moved = clock;
        empty.directory = new Directory() {
            @Override
            public long sequence() {
                return published;
            }
        };
        return empty;
    }

    @Test
    void a_page_is_found_again_under_its_own_address_only() {
        KeptPage home = keep(HOME, 10);
        assertThat(find(HOME)).containsSame(home);
        assertThat(find(new Address("/en", null))).isEmpty();
        assertThat(find(new Address("/ar", "useful=thanks"))).isEmpty();
    }

    @Test
    void what_is_published_ends_every_page_and_so_does_a_moved_clock() {
        keep(HOME, 10);
        published = 2;
        assertThat(find(HOME)).isEmpty();
        keep(HOME, 10);
        assertThat(find(HOME)).isPresent();
        clock.stand(Duration.ofDays(60));
        assertThat(find(HOME)).isEmpty();
    }

    @Test
    void what_is_published_while_a_page_is_rendered_ends_it() {
        var before = pages.edition();
        published = 2;
        pages.keep(HOME, new byte[10], "text/html", before);
        assertThat(find(HOME)).isEmpty();
    }

    @Test
    void one_renders_a_page_that_has_become_too_old_and_the_others_get_it_meanwhile() {
        keep(HOME, 10);
        now = now.plusSeconds(9);
        assertThat(find(HOME)).isPresent();
        now = now.plusSeconds(2);
        assertThat(find(HOME)).isEmpty();
        assertThat(find(HOME)).isPresent();
        now = now.plusSeconds(9);
        assertThat(find(HOME)).isEmpty();
    }

    @Test
    void invented_queries_fill_their_part_of_the_memory_only_and_push_out_no_page() {
        keep(HOME, 50_000);
        for (int i = 0; i < 1_000; i++) {
            keep(new Address("/ar/services", "body=" + i), 50_000);
        }
        assertThat(find(new Address("/ar/services", "body=999"))).isPresent();
        assertThat(find(new Address("/ar/services", "body=0"))).isEmpty();
        assertThat(find(HOME)).isPresent();
        assertThat(pages.bytes()).isLessThan(KeptPages.MOST_BYTES_OF_QUERIES + 60_000);
    }

    @Test
    void the_pages_asked_for_last_stay_when_there_are_too_many() {
        for (int i = 0; i < 1_000; i++) {
            keep(new Address("/ar/services/" + i, null), 50_000);
            assertThat(find(new Address("/ar/services/0", null))).isPresent();
        }
        assertThat(find(new Address("/ar/services/1", null))).isEmpty();
        assertThat(pages.bytes()).isLessThanOrEqualTo(KeptPages.MOST_BYTES);
    }

    @Test
    void a_long_query_is_not_kept() {
        var address = new Address("/ar/services", "body=" + "a".repeat(300));
        keep(address, 10);
        assertThat(find(address)).isEmpty();
    }

    private KeptPage keep(Address address, int length) {
        byte[] text = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
        return pages.keep(address, text, "text/html", pages.edition());
    }

    private Optional<KeptPage> find(Address address) {
        return pages.find(address, Page.HOME);
    }
}
