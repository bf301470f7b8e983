package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.ResultStatus;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.demo.DemoFamilies;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.directory.ReleaseLoader;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the demonstration shows of results when it has just started. */
@OnDatabase
class DemoResultsTest {

    private static final String LAYLA = "830704310";

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private Actor layla() {
        long id = database.inTransaction(
                () -> database.bean(People.class).find(LAYLA).orElseThrow().id());
        return Actor.person(id, Assurance.BASIC, Map.of(), Channel.PORTAL);
    }

    @Test
    void two_children_of_a_family_have_results_that_are_public_already() {
        var caller = new Caller();
        database.with(Caller.class, caller);
        database.inTransaction(() -> {
            database.bean(ReleaseLoader.class);
            database.bean(DemoPeople.class);
            database.bean(DemoFamilies.class);
        });
        database.inTransaction(() -> database.bean(DemoResults.class));
        TestDatabase again = database.otherNode();
        again.inTransaction(() -> again.bean(DemoResults.class));
        database.inTransaction(() -> database.bean(PublishedResults.class).follow());
        caller.is(layla());
        List<ResultLookup.OfWard> wards =
                database.inTransaction(() -> database.bean(ResultLookup.class).ofWards());
        assertThat(wards)
                .extracting(ward -> ward.pupil().name().in("en"), ward -> ward.results().stream()
                        .map(result -> result.outcome().status())
                        .toList())
                .containsExactly(
                        tuple("Jassim Ebrahim Khalid", List.of(ResultStatus.SECOND_SITTING)),
                        tuple("Sara Ebrahim Khalid", List.of(ResultStatus.PASS)),
                        tuple("Noor Ebrahim Khalid", List.of()),
                        tuple("Omar Ebrahim Khalid", List.of()));
        assertThat(sheets())
                .extracting(ResultSheet::examCode, ResultSheet::rejected, ResultSheet::edition)
                .containsExactly(tuple("intermediate", 0, 1), tuple("secondary", 0, 1));
    }

    private List<ResultSheet> sheets() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select s from ResultSheet s order by s.examCode", ResultSheet.class)
                .getResultList());
    }
}
