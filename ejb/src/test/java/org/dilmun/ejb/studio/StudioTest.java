package org.dilmun.ejb.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.directory.ServiceVersion.Origin;
import org.dilmun.domain.directory.VersionOvertaken;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.DraftChanged;
import org.dilmun.domain.studio.DraftState;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.civil.ReplaceIdCard;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.directory.Mistake;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.ReleaseFiles;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Bodies.BodyData;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Handlers;
import org.dilmun.ejb.request.ServiceHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A service on its way from the file of a release through the hands of its owners to the public. */
@OnDatabase
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class StudioTest {

    private static final String CODE = "ekey-upgrade";
    private static final String CARD = "id-card-replacement";
    private static final String ENGLISH = "en: Upgrade eKey to advanced";

    private static final CountryFiles BAHRAIN = new CountryFiles("bh");
    private static final List<BodyData> BODIES =
            List.of(BAHRAIN.read("bodies.yaml").as(BodyData[].class));
    private static final List<ServiceDescriptor> SERVICES = Stream.of("iga/" + CODE, "iga/" + CARD, "gdci/good-conduct")
            .map(service -> BAHRAIN.read("services/" + service + ".yaml").as(ServiceDescriptor.class))
            .toList();

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private Instant now = Instant.parse("2017-11-20T07:00:00Z");

    private ServiceDrafts drafts;
    private Approvals approvals;
    private Studio studio;
    private DuePublications due;
    private Publications publications;
    private Actor mona;
    private Actor salman;

    /** Of the one service that has code of its own. */
    private static class KnownHandlers extends Handlers {

        @Override
        public Optional<ServiceHandler> find(String service) {
            return service.equals(CARD) ? Optional.of(new ReplaceIdCard()) : Optional.empty();
        }
    }

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> now)
                .with(Caller.class, caller)
                .with(Handlers.class, new KnownHandlers());
        publications = database.bean(Publications.class);
        database.inTransaction(() -> publications.takeOver("release", BODIES, SERVICES));
        drafts = database.bean(ServiceDrafts.class);
        approvals = database.bean(Approvals.class);
        studio = database.bean(Studio.class);
        due = database.bean(DuePublications.class);
        mona = person(7, "iga", Role.SERVICE_OWNER);
        salman = person(8, "iga", Role.SUPERVISOR);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Actor person(long party, String body, Role... roles) {
        long id = database.inTransaction(
                () -> database.bean(Bodies.class).get(body).id());
        return Actor.person(party, Assurance.BASIC, Map.of(id, Set.of(roles)), Channel.PORTAL);
    }

    private void does(Actor actor, Runnable work) {
        caller.is(actor);
        database.inTransaction(work);
    }

    private ServiceDraft draft(String code) {
        caller.is(salman);
        return database.inTransaction(() -> studio.get(code).draft().orElseThrow());
    }

    private int shown(String code) {
        return draft(code).version();
    }

    private ServiceVersion inForce(String code) {
        return database.inTransaction(() -> publications.find(code).orElseThrow());
    }

    private String nameInForce() {
        return database.inTransaction(() -> database.bean(Descriptors.class)
                .of(publications.find(CODE).orElseThrow())
                .name()
                .in("en"));
    }

    /** Mona begins, and writes that name. */
    private void write(String name) {
        does(mona, () -> drafts.begin(CODE));
        String changed = draft(CODE).source().replace(ENGLISH, "en: " + name);
        int shown = shown(CODE);
        does(mona, () -> drafts.save(CODE, shown, changed));
    }

    private void send(String name) {
        write(name);
        int shown = shown(CODE);
        does(mona, () -> drafts.submit(CODE, shown));
    }

    private void publish(String name) {
        send(name);
        int shown = shown(CODE);
        does(salman, () -> approvals.publish(CODE, shown));
    }

    @Test
    void what_one_writes_another_publishes_as_it_was_written() {
        long sequence = database.inTransaction(publications::sequence);
        send("Raise your eKey");
        assertThat(nameInForce()).isEqualTo("Upgrade eKey to advanced");
        String written = draft(CODE).source();
        int shown = shown(CODE);
        does(salman, () -> approvals.publish(CODE, shown));

        assertThat(nameInForce()).isEqualTo("Raise your eKey");
        assertThat(inForce(CODE).number()).isEqualTo(2);
        assertThat(inForce(CODE).origin()).isEqualTo(Origin.BODY);
        assertThat(database.inTransaction(publications::sequence)).isEqualTo(sequence + 1);
        caller.is(mona);
        assertThat(database.inTransaction(() -> studio.source(CODE, 2))).isEqualTo(written);
        assertThat(database.inTransaction(() -> studio.get(CODE).draft())).isEmpty();
        assertThat(acts())
                .containsExactly(
                        "studio.begin person:7",
                        "studio.save person:7",
                        "studio.submit person:7",
                        "studio.publish person:8");
    }

    private List<String> acts() {
        List<?> rows = database.inTransaction(() -> database.entityManager()
                .createNativeQuery("select concat(action_name, ' ', actor) from audit_event order by id")
                .getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    @Test
    void a_draft_with_mistakes_is_kept_and_not_sent() {
        does(mona, () -> drafts.begin(CODE));
        int shown = shown(CODE);
        String broken = draft(CODE).source().replace("audience:", "audiense:");
        does(mona, () -> drafts.save(CODE, shown, broken));
        ServiceDraft kept = draft(CODE);
        assertThat(kept.source()).contains("audiense:");
        caller.is(mona);
        List<Mistake> mistakes = database.inTransaction(
                () -> studio.read(studio.get(CODE), kept.source()).mistakes());
        assertThat(mistakes)
                .extracting(mistake -> mistake.reason().toString())
                .anyMatch(text -> text.contains("did you mean 'audience'?"));
        assertThat(mistakes).extracting(Mistake::line).contains(7);
        assertThatThrownBy(() -> does(mona, () -> drafts.submit(CODE, kept.version())))
                .isInstanceOf(DraftHasMistakes.class);
        assertThat(draft(CODE).state()).isEqualTo(DraftState.OPEN);
    }

    @Test
    void what_says_nothing_new_is_not_sent() {
        does(mona, () -> drafts.begin(CODE));
        int shown = shown(CODE);
        int commented = database.inTransaction(() -> {
            caller.is(mona);
            return drafts.save(CODE, shown, "# only a comment\n" + studio.source(CODE, 1));
        });
        assertThatThrownBy(() -> does(mona, () -> drafts.submit(CODE, commented)))
                .isInstanceOf(DraftUnchanged.class);
    }

    @Test
    void nobody_publishes_what_they_wrote_whatever_roles_they_have() {
        send("Raise your eKey");
        int shown = shown(CODE);
        Actor both = person(7, "iga", Role.SERVICE_OWNER, Role.SUPERVISOR);
        assertThatThrownBy(() -> does(both, () -> approvals.publish(CODE, shown)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> does(both, () -> approvals.publishAt(CODE, shown, now.plusSeconds(60))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> does(mona, () -> approvals.publish(CODE, shown)))
                .isInstanceOf(Refused.class);
        assertThat(inForce(CODE).number()).isEqualTo(1);
    }

    @Test
    void those_of_another_body_neither_see_write_nor_publish_it() {
        send("Raise your eKey");
        int shown = shown(CODE);
        Actor other = person(9, "gdt", Role.SERVICE_OWNER, Role.SUPERVISOR);
        assertThatThrownBy(() -> does(other, () -> studio.get(CODE))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> does(other, () -> drafts.reopen(CODE, shown))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> does(other, () -> approvals.publish(CODE, shown)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> does(other, () -> drafts.begin(CARD))).isInstanceOf(Refused.class);
        caller.is(other);
        assertThat(database.inTransaction(studio::listDrafts)).isEmpty();
    }

    @Test
    void of_two_who_write_at_once_the_second_is_told_and_overwrites_nothing() {
        write("Raise your eKey");
        int shown = shown(CODE);
        does(mona, () -> drafts.save(CODE, shown, "the first"));
        assertThatThrownBy(
                        () -> does(person(10, "iga", Role.SERVICE_OWNER), () -> drafts.save(CODE, shown, "the second")))
                .isInstanceOf(DraftChanged.class);
        assertThat(draft(CODE).source()).isEqualTo("the first");
        assertThat(draft(CODE).writers()).containsExactly(7L);
    }

    @Test
    void of_two_who_publish_at_once_one_does() throws Exception {
        send("Raise your eKey");
        int shown = shown(CODE);
        caller.is(salman);
        var start = new CountDownLatch(1);
        Callable<String> publisher = () -> {
            start.await();
            try {
                database.inTransaction(() -> approvals.publish(CODE, shown));
                return "published";
            } catch (Problem late) {
                return late instanceof NotFound || late instanceof DraftChanged ? "told" : late.code();
            }
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> both = List.of(pool.submit(publisher), pool.submit(publisher));
            start.countDown();
            assertThat(List.of(result(both.get(0)), result(both.get(1))))
                    .containsExactlyInAnyOrder("published", "told");
        } finally {
            pool.shutdownNow();
        }
        assertThat(inForce(CODE).number()).isEqualTo(2);
    }

    private static String result(Future<String> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    @Test
    void a_version_is_taken_back_by_publishing_the_one_before_again() {
        publish("Raise your eKey");
        does(salman, () -> approvals.takeBack(CODE, 2, 1));
        assertThat(nameInForce()).isEqualTo("Upgrade eKey to advanced");
        assertThat(inForce(CODE).number()).isEqualTo(3);
        assertThat(inForce(CODE).origin())
                .as("what the release says follows the release again")
                .isEqualTo(Origin.RELEASE);
        assertThatThrownBy(() -> does(salman, () -> approvals.takeBack(CODE, 2, 1)))
                .isInstanceOf(VersionOvertaken.class);
        assertThatThrownBy(() -> does(mona, () -> approvals.takeBack(CODE, 3, 2)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void what_is_approved_for_later_is_published_when_its_time_has_come() {
        send("Raise your eKey");
        int shown = shown(CODE);
        does(salman, () -> approvals.publishAt(CODE, shown, now.plus(Duration.ofHours(1))));
        runJob();
        assertThat(inForce(CODE).number()).isEqualTo(1);
        now = now.plus(Duration.ofHours(1));
        runJob();
        assertThat(nameInForce()).isEqualTo("Raise your eKey");
        assertThat(acts()).endsWith("studio.publish system:publish-drafts");
        runJob();
        assertThat(inForce(CODE).number()).isEqualTo(2);
    }

    private void runJob() {
        database.inTransaction(due::list).forEach(id -> database.inTransaction(() -> due.publish(id)));
    }

    @Test
    void what_was_overtaken_before_its_time_goes_back_to_its_owners() {
        send("Raise your eKey");
        int shown = shown(CODE);
        does(salman, () -> approvals.publishAt(CODE, shown, now.plusSeconds(60)));
        publishDirectly("Meanwhile");
        now = now.plusSeconds(60);
        runJob();
        assertThat(nameInForce()).isEqualTo("Meanwhile");
        ServiceDraft back = draft(CODE);
        assertThat(back.state()).isEqualTo(DraftState.OPEN);
        assertThat(back.obstacle()).hasValue("service-version-overtaken");
        assertThatThrownBy(() -> does(mona, () -> drafts.submit(CODE, back.version())))
                .isInstanceOf(VersionOvertaken.class);
        does(mona, () -> drafts.goOnFromInForce(CODE, back.version()));
        int again = shown(CODE);
        does(mona, () -> drafts.submit(CODE, again));
        int sent = shown(CODE);
        does(salman, () -> approvals.publish(CODE, sent));
        assertThat(nameInForce()).isEqualTo("Raise your eKey");
    }

    /** Past the studio, as a release or a version that is taken back would. */
    private void publishDirectly(String name) {
        does(salman, () -> {
            StudioService service = studio.get(CODE);
            String source = studio.source(CODE, service.number()).replace(ENGLISH, "en: " + name);
            publications.publish(studio.read(service, source).descriptor(), source, Origin.BODY, service.number(), 8);
        });
    }

    @Test
    void a_returned_draft_says_why_and_is_sent_again() {
        send("Raise your eKey");
        int shown = shown(CODE);
        does(salman, () -> approvals.giveBack(CODE, shown, "Say which level."));
        assertThat(draft(CODE).reason()).hasValue("Say which level.");
        int back = shown(CODE);
        does(mona, () -> drafts.submit(CODE, back));
        assertThat(draft(CODE).state()).isEqualTo(DraftState.SUBMITTED);
    }

    @Test
    void a_new_service_begins_with_a_code_of_its_own() {
        assertThatThrownBy(() -> does(mona, () -> drafts.beginNew("iga", "Ä b")))
                .isInstanceOf(ServiceCodeWrong.class);
        assertThatThrownBy(() -> does(mona, () -> drafts.beginNew("iga", "good-conduct")))
                .isInstanceOf(ServiceCodeTaken.class);
        assertThatThrownBy(() -> does(mona, () -> drafts.beginNew("gdt", "new-one")))
                .isInstanceOf(Refused.class);
        does(mona, () -> drafts.beginNew("iga", "new-one"));
        assertThatThrownBy(() -> does(mona, () -> drafts.beginNew("iga", "new-one")))
                .isInstanceOf(ServiceCodeTaken.class);
        int shown = shown("new-one");
        int sent = database.inTransaction(() -> {
            caller.is(mona);
            return drafts.save(
                    "new-one",
                    shown,
                    """
                    code: new-one
                    name: {ar: خدمة, en: New one}
                    body: iga
                    audience: [citizen]
                    category: identity
                    channels: [portal]
                    """);
        });
        does(mona, () -> drafts.submit("new-one", sent));
        int judged = shown("new-one");
        does(salman, () -> approvals.publish("new-one", judged));
        assertThat(inForce("new-one").number()).isEqualTo(1);
    }

    @Test
    void what_the_rules_of_a_service_read_stays_in_its_form() {
        does(mona, () -> drafts.begin(CARD));
        String source = draft(CARD).source();
        int form = source.indexOf("\nform:");
        caller.is(mona);
        List<Mistake> mistakes = database.inTransaction(() ->
                studio.read(studio.get(CARD), source.substring(0, form + 1)).mistakes());
        assertThat(mistakes)
                .extracting(mistake -> mistake.reason().toString())
                .anyMatch(text -> text.contains("read the field reason"));
    }

    @Test
    void a_draft_that_is_given_up_leaves_room_for_another() {
        write("Raise your eKey");
        int shown = shown(CODE);
        does(mona, () -> drafts.discard(CODE, shown));
        does(mona, () -> drafts.begin(CODE));
        assertThat(draft(CODE).source()).contains(ENGLISH);
    }

    @Test
    void a_release_leaves_what_a_body_published_and_becomes_a_proposal() {
        publish("Raise your eKey");
        caller.is(mona);
        assertThat(database.inTransaction(() -> studio.proposal(studio.get(CODE))))
                .isEmpty();

        String released = database.inTransaction(() -> studio.source(CODE, 1)).replace(ENGLISH, "en: Of the release");
        var descriptor = database.inTransaction(
                () -> studio.read(studio.get(CODE), released).descriptor());
        database.inTransaction(() -> publications.takeOver("next", List.of(), List.of(descriptor)));
        assertThat(nameInForce()).isEqualTo("Raise your eKey");

        studio.files = new ReleaseFiles() {
            @Override
            public Optional<Released> find(String body, String code) {
                return Optional.of(new Released(released, Publications.hash(descriptor)));
            }
        };
        assertThat(database.inTransaction(() -> studio.proposal(studio.get(CODE))))
                .hasValueSatisfying(file -> assertThat(file.source()).contains("Of the release"));
    }
}
