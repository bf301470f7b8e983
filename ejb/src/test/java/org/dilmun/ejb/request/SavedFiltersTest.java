package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.FilterNameTaken;
import org.dilmun.domain.request.FilterNameWrong;
import org.dilmun.domain.request.FiltersFull;
import org.dilmun.domain.request.SavedFilter;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** An official names ways to look at the inbox, for herself alone. */
@OnDatabase
class SavedFiltersTest {

    private static final Map<String, String> LATE = Map.of("view", "mine", "due", "late");

    private final TestOffice office = new TestOffice();

    private SavedFilters filters;
    private Actor officer;
    private Actor colleague;

    @BeforeEach
    void arrange() {
        office.open(ID_CARD);
        filters = office.bean(SavedFilters.class);
        officer = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private List<String> names(Actor official) {
        return office.as(official, filters::list).stream()
                .map(SavedFilter::name)
                .toList();
    }

    private void save(String name) {
        office.does(officer, () -> filters.save(name, LATE));
    }

    @Test
    void a_filter_is_its_officials_alone() {
        save(" متأخراتي ");
        assertThat(office.as(officer, filters::list))
                .extracting(SavedFilter::name, SavedFilter::parts)
                .containsExactly(tuple("متأخراتي", LATE));
        assertThat(names(colleague)).isEmpty();
        assertThat(office.refusal(colleague, () -> filters.rename("متأخراتي", "لي")))
                .isInstanceOf(NotFound.class);
        assertThat(office.refusal(colleague, () -> filters.remove("متأخراتي"))).isInstanceOf(NotFound.class);
        office.does(colleague, () -> filters.save("متأخراتي", LATE));
        assertThat(office.refusal(office.person("850101348"), filters::list)).isInstanceOf(Refused.class);
    }

    @Test
    void it_is_renamed_and_removed() {
        save("Late");
        save("Later");
        office.does(officer, () -> filters.rename("Late", "Mine, late"));
        office.does(officer, () -> filters.rename("Later", "Later"));
        assertThat(names(officer)).containsExactly("Mine, late", "Later");
        assertThat(office.refusal(officer, () -> filters.rename("Later", "Mine, late")))
                .isInstanceOf(FilterNameTaken.class);
        office.does(officer, () -> filters.remove("Mine, late"));
        assertThat(names(officer)).containsExactly("Later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \u200F\n", "1234567890123456789012345678901234567890123456789012345678901"})
    void a_name_that_is_none_or_too_long_is_refused(String name) {
        assertThat(office.refusal(officer, () -> filters.save(name, LATE))).isInstanceOf(FilterNameWrong.class);
        assertThat(names(officer)).isEmpty();
    }

    @Test
    void a_name_is_given_once_and_twenty_are_all() {
        for (int i = 1; i <= 20; i++) {
            save("Filter " + i);
        }
        assertThat(office.refusal(officer, () -> save("Filter 7"))).isInstanceOf(FilterNameTaken.class);
        assertThat(office.refusal(officer, () -> save("Filter 21"))).isInstanceOf(FiltersFull.class);
        office.does(officer, () -> filters.remove("Filter 7"));
        save("Filter 21");
        assertThat(names(officer)).hasSize(20).doesNotContain("Filter 7");
    }

    @Test
    void the_twentieth_is_saved_once_when_two_windows_save_at_the_same_moment() throws Exception {
        for (int i = 1; i < 20; i++) {
            save("Filter " + i);
        }
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> both = List.of(() -> outcome("One"), () -> outcome("Other"));
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("saved", "filters-full");
        } finally {
            pool.shutdown();
        }
    }

    private String outcome(String name) {
        try {
            save(name);
            return "saved";
        } catch (Problem refused) {
            return refused.code();
        }
    }
}
