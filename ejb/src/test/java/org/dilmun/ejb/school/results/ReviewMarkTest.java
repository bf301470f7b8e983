package org.dilmun.ejb.school.results;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.party.TestRegister;
import org.dilmun.ejb.persistence.DatabaseClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;

/** A guardian files a grievance for a child, as the pupil could: once for each course, whoever files it. */
@OnDatabase
class ReviewMarkTest {

    private static final String SERVICE = "exam-grievance";
    private static final Instant PUBLISHED = Instant.parse("2017-06-20T07:00:00Z");

    private final TestOffice office = new TestOffice();
    private final TestRegister register = new TestRegister(office.database());
    private final PlayedClock time = new PlayedClock();

    private Actor mother;
    private Actor father;
    private Person daughter;

    @BeforeEach
    void arrange() {
        office.at(PUBLISHED.plusSeconds(60));
        time.now = office.now();
        office.database().with(DatabaseClock.class, time).with(PaymentStep.class, (paid, charges) -> {});
        office.database().inTransaction(() -> {
            var moe = new Bodies.BodyData(
                    "moe", LocalizedText.of("الوزارة", "Ministry"), null, "ministry", LocalizedText.of("دور", "Role"));
            office.bean(Publications.class)
                    .takeOver("release", List.of(moe), List.of(Fixtures.ofBahrain("moe", SERVICE)));
            office.bean(Directory.class);
        });
        office.handling(office.bean(ReviewMark.class));
        mother = office.person("850312345");
        father = office.person("850101347");
        daughter = register.woman("2002-03-01");
        register.parents(daughter, person(mother), person(father));
        publish("300001," + register.number(daughter) + ",سارة" + ",40,30".repeat(6));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Person person(Actor actor) {
        return office.as(Actor.NOBODY, () -> office.bean(People.class).get(actor.id()));
    }

    private void publish(String line) {
        office.does(Actor.NOBODY, () -> {
            var exam = office.bean(ExamCatalogue.class).get("intermediate");
            String file = String.join(",", MarkColumns.needed(exam)) + "\n" + line + "\n";
            var sent = new SheetUploads.Sent(
                    exam.code(),
                    new Sitting(2016, 2),
                    1,
                    "results.csv",
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
            Instant before = PUBLISHED.minus(Duration.ofDays(1));
            ResultSheet sheet = office.bean(SheetUploads.class).take(sent, Actor.system("test"), before);
            sheet.approve(Actor.system("test"), PUBLISHED, before);
        });
        office.does(Actor.NOBODY, () -> office.bean(PublishedResults.class).follow());
    }

    private String reference(Actor guardian) {
        return office.as(guardian, () -> office.bean(Guardians.class).wards(guardian.id()))
                .get(0)
                .reference();
    }

    private Reference filledIn(Actor guardian, String course) {
        return filledIn(guardian, Map.of("whose", "child", "child", reference(guardian)), course);
    }

    private Reference filledIn(Actor guardian, Map<String, String> whose, String course) {
        Reference draft = office.as(guardian, () -> office.bean(Drafts.class).start(SERVICE))
                .reference();
        var answers = new HashMap<>(whose);
        answers.put("seat_number", "300001");
        answers.put("course", course);
        office.does(guardian, () -> office.bean(Drafts.class).save(draft, "mark", answers));
        return draft;
    }

    private Map<String, String> wrong(Actor guardian, Reference draft) {
        try {
            office.submit(guardian, draft);
            return Collections.emptyMap();
        } catch (AnswersRefused refused) {
            return refused.violations();
        }
    }

    @Test
    void a_guardian_finds_the_form_filled_in_and_the_case_is_for_the_child() {
        Request draft = office.as(mother, () -> office.bean(Drafts.class).start(SERVICE));
        assertThat(draft.answers())
                .containsEntry("whose", "child")
                .containsEntry("child", reference(mother))
                .containsEntry("seat_number", "300001");
        Request submitted = office.submit(mother, filledIn(mother, "maths"));
        assertThat(submitted.applicantId()).isEqualTo(mother.id());
        assertThat(submitted.subjectId()).contains(daughter.id());
    }

    @Test
    void the_result_of_the_child_is_not_the_guardians_own() {
        assertThat(wrong(mother, filledIn(mother, Map.of("whose", "self"), "maths")))
                .containsExactly(Map.entry("seat_number", "exam-result-not-own"));
    }

    @Test
    void of_one_course_there_is_one_whichever_parent_files_it() {
        assertThat(wrong(mother, filledIn(mother, "maths"))).isEmpty();
        Reference again = filledIn(father, "maths");
        assertThat(wrong(father, again)).containsExactly(Map.entry("course", "exam-grievance-twice"));
        assertThat(wrong(father, filledIn(father, "science"))).isEmpty();
    }

    @Test
    void of_both_parents_at_the_same_moment_one_files_it() throws Exception {
        Reference mothers = filledIn(mother, "maths");
        Reference fathers = filledIn(father, "maths");
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> first = () -> submitted(start, mother, mothers);
            Callable<Boolean> second = () -> submitted(start, father, fathers);
            var one = pool.submit(first);
            var other = pool.submit(second);
            assertThat(one.get()).isNotEqualTo(other.get());
        } finally {
            pool.shutdown();
        }
    }

    private boolean submitted(CyclicBarrier start, Actor guardian, Reference draft) throws Exception {
        String hash = office.as(
                guardian, () -> office.bean(RequestQueries.class).getOwn(draft).answersHash());
        start.await();
        try {
            office.does(guardian, () -> office.bean(Requests.class).submit(draft, hash, true));
            return true;
        } catch (AnswersRefused refused) {
            return false;
        }
    }
}
