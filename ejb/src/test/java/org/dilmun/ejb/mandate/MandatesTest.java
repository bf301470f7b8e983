package org.dilmun.ejb.mandate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Behalf;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.Mandate;
import org.dilmun.domain.party.Mandate.State;
import org.dilmun.domain.party.MandateOver;
import org.dilmun.domain.party.MandateServicesWrong;
import org.dilmun.domain.party.MandateToOneself;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.credential.OwnCredentials;
import org.dilmun.ejb.identity.credential.ProofNeeded;
import org.dilmun.ejb.notice.NoticeQueries;
import org.dilmun.ejb.party.MandateEnded;
import org.dilmun.ejb.party.Mandates;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.party.TestRegister;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.CaseListeners;
import org.dilmun.ejb.request.Complaints;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.NotByMandate;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody lets another person act in their name: how far that goes, and when it ends. */
@OnDatabase
class MandatesTest {

    private static final ServiceDescriptor ADDRESS = Fixtures.ofBahrain("iga", "address-change");
    private static final ServiceDescriptor EXTRACT = Fixtures.ofBahrain("iga", "birth-certificate-extract");
    private static final String CARD = Fixtures.ID_CARD.code();
    private static final String FATIMAS = "600503127";
    private static final String MARYAMS = "920704565";
    private static final String ANILS = "880100036";
    private static final LocalDate LAST = LocalDate.of(2018, 11, 4);

    private final TestOffice office = new TestOffice();

    private OwnMandates own;
    private Mandates mandates;
    private Actor fatima;
    private Actor maryam;
    private String session;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {}).with(CaseListeners.class, new ToldAgents());
        office.open(Fixtures.ID_CARD, ADDRESS, EXTRACT);
        own = office.bean(OwnMandates.class);
        mandates = office.bean(Mandates.class);
        fatima = office.person(FATIMAS);
        maryam = office.person(MARYAMS);
        session = signedIn(fatima);
        signedIn(maryam);
    }

    /** Those who send the messages of mandates, and nobody else. */
    private final class ToldAgents extends CaseListeners {

        @Override
        public void moved(Request request, RequestStatus before) {
            office.bean(AgentNotices.class).moved(request, before);
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private String signedIn(Actor person) {
        return office.as(Actor.NOBODY, () -> {
            Accounts accounts = office.bean(Accounts.class);
            var account =
                    accounts.open(office.bean(People.class).get(person.id()), "a right password", person.assurance());
            office.database().entityManager().flush();
            return accounts.beginSession(account, SignInProof.PASSWORD, new SignInOrigin("", "192.0.2.1", "a mark"));
        });
    }

    private OwnMandates.Wish wish(String holder, String... services) {
        return new OwnMandates.Wish(holder, Set.of(services), null, LAST, " for my card ");
    }

    private Reference granted(String... services) {
        return office.as(fatima, () -> own.grant(session, wish(MARYAMS, services)))
                .reference();
    }

    private Reference accepted(String... services) {
        Reference mandate = granted(services);
        office.does(maryam, () -> own.accept(mandate));
        return mandate;
    }

    private State state(Actor person, Reference mandate) {
        return office.as(person, own::list).stream()
                .filter(standing -> standing.mandate().reference().equals(mandate))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** Maryam in the name of Fatima. */
    private Actor acting(Reference mandate) {
        return office.as(
                maryam, () -> mandates.behalf(mandates.lock(mandate).mandate().id(), maryam.id())
                        .map(maryam::inNameOf)
                        .orElseThrow());
    }

    private List<Mandates.Standing> held() {
        return office.as(maryam, () -> mandates.heldBy(maryam.id()));
    }

    private Problem refused(Actor actor, Runnable work) {
        return office.refusal(actor, work);
    }

    private List<String> told(Actor person) {
        return office.as(person, () -> office.database()
                .entityManager()
                .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", person.id())
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .toList());
    }

    @Test
    void what_is_accepted_lets_the_holder_apply_and_the_history_says_who_for_whom() {
        Reference mandate = granted(CARD);
        assertThat(held()).as("only once it is accepted").isEmpty();
        office.does(maryam, () -> own.accept(mandate));
        Actor agent = acting(mandate);
        Request request = office.submit(agent, office.filledIn(agent, CARD, "centre"));
        assertThat(request.applicantId()).isEqualTo(fatima.id());
        assertThat(request.submittedBy()).isEqualTo(maryam.recorded());
        assertThat(request.concerned()).containsExactlyInAnyOrder(fatima.id(), maryam.id());
        HistoryEntry first = office.as(
                        fatima, () -> office.bean(RequestQueries.class).getOwn(request.reference()))
                .history()
                .get(0);
        assertThat(first.actor()).isEqualTo(maryam.recorded());
        assertThat(first.onBehalfOf()).contains(fatima.recorded());
        assertThat(first.part()).isEqualTo(HistoryEntry.Part.APPLICANT);
        assertThat(audited("request.submit")).contains("\"onBehalfOf\":\"" + fatima.recorded() + "\"");
        assertThat(told(fatima))
                .containsExactly(
                        "Your mandate was sent",
                        "Your mandate was accepted: Person",
                        "A request was made in your name: "
                                + Fixtures.ID_CARD.name().in("en"));
        assertThat(told(maryam))
                .containsExactly(
                        "A mandate from Person waits for your answer",
                        "You accepted the mandate from Person",
                        "You made a request in another name: "
                                + Fixtures.ID_CARD.name().in("en"));
    }

    @Test
    void the_holder_follows_the_request_and_takes_it_back() {
        Actor agent = acting(accepted(CARD));
        Reference reference =
                office.submit(fatima, office.filledIn(fatima, CARD, "centre")).reference();
        Request shown = office.as(agent, () -> office.bean(RequestQueries.class).getOwn(reference));
        Request withdrawn = office.as(
                agent, () -> office.bean(Requests.class).withdraw(reference, shown.version(), FeeReturn.UNSTATED));
        assertThat(withdrawn.status()).isEqualTo(RequestStatus.WITHDRAWN);
        assertThat(withdrawn.agents()).containsExactly(maryam.id());
        assertThat(told(fatima))
                .contains("Your request was withdrawn in your name: "
                        + Fixtures.ID_CARD.name().in("en"));
    }

    private String audited(String action) {
        return (String) office.as(Actor.NOBODY, () -> office.database()
                .entityManager()
                .createNativeQuery("select details from audit_event where action_name = ?1")
                .setParameter(1, action)
                .getSingleResult());
    }

    @Test
    void it_reaches_no_further_than_its_services_and_what_people_do_only_themselves() {
        Reference others =
                office.submit(fatima, office.filledIn(fatima, CARD, "centre")).reference();
        Reference complaint = office.as(
                        fatima, () -> office.bean(Complaints.class).begin(ADDRESS.code()))
                .reference();
        Actor agent = acting(accepted(ADDRESS.code()));
        RequestQueries queries = office.bean(RequestQueries.class);
        assertThat(refused(agent, () -> office.bean(Drafts.class).start(CARD))).isInstanceOf(Refused.class);
        assertThat(refused(agent, () -> queries.getOwn(others))).isInstanceOf(Refused.class);
        assertThat(refused(agent, () -> queries.getOwn(complaint))).isInstanceOf(Refused.class);
        assertThat(office.as(agent, queries::listOwn)).isEmpty();
        assertThat(refused(agent, () -> office.bean(NoticeQueries.class).unread()))
                .isInstanceOf(Refused.class);
        assertThat(refused(agent, () -> office.bean(OwnCredentials.class).overview(session)))
                .isInstanceOf(Refused.class);
        assertThat(refused(agent, () -> office.bean(Complaints.class).begin(ADDRESS.code())))
                .isInstanceOf(Refused.class);
        Request draft = office.as(agent, () -> office.bean(Drafts.class).start(ADDRESS.code()));
        assertThat(draft.applicantId()).isEqualTo(fatima.id());
        assertThat(office.as(agent, queries::listOwn))
                .extracting(Request::reference)
                .containsExactly(draft.reference());
        assertThat(office.as(maryam, queries::listOwn)).as("in her own name").isEmpty();
        assertThat(refused(maryam, () -> queries.getOwn(draft.reference()))).isInstanceOf(Refused.class);
    }

    @Test
    void nobody_passes_a_mandate_on_or_ends_it_in_the_name_of_another() {
        Reference mandate = accepted(CARD);
        Actor agent = acting(mandate);
        assertThat(refused(agent, () -> own.grant(session, wish(ANILS, CARD)))).isInstanceOf(Refused.class);
        assertThat(refused(agent, own::list)).isInstanceOf(Refused.class);
        assertThat(refused(agent, () -> own.end(mandate))).isInstanceOf(Refused.class);
    }

    @Test
    void what_is_about_a_child_does_not_go_with_mandates() {
        assertThat(refused(fatima, () -> own.grant(session, wish(MARYAMS, EXTRACT.code()))))
                .isInstanceOf(MandateServicesWrong.class);
        Behalf behalf = acting(accepted(CARD)).behalf();
        Actor agent = maryam.inNameOf( // as by a mandate of before the form asked for a child
                new Behalf(fatima.id(), behalf.mandate(), Set.of(EXTRACT.code())));
        assertThat(refused(agent, () -> office.bean(Drafts.class).start(EXTRACT.code())))
                .isInstanceOfAny(NotByMandate.class, MandateEnded.class);
    }

    @Test
    void whose_number_it_is_nobody_learns() {
        var register = new TestRegister(office.database());
        String girls = register.number(register.woman("2004-01-01"));
        String withoutEKey = register.number(register.woman("1990-01-01"));
        List<Mandate> offered = office.as(
                fatima,
                () -> List.of(
                        own.grant(session, wish(ANILS, CARD)),
                        own.grant(session, wish(girls, CARD)),
                        own.grant(session, wish(withoutEKey, CARD)),
                        own.grant(session, wish(MARYAMS, CARD))));
        assertThat(office.as(fatima, own::list)).hasSize(4).allSatisfy(standing -> assertThat(standing.state())
                .isEqualTo(State.OFFERED));
        assertThat(offered).extracting(Mandate::holderMasked).first().isEqualTo("88••••036");
        assertThat(told(fatima)).hasSize(4).containsOnly("Your mandate was sent");
        assertThat(office.as(maryam, own::list)).hasSize(1);
        assertThat(refused(fatima, () -> own.grant(session, wish("12", CARD))))
                .isInstanceOf(MalformedPersonalNumber.class);
        assertThat(refused(fatima, () -> own.grant(session, wish(FATIMAS, CARD))))
                .isInstanceOf(MandateToOneself.class);
    }

    @Test
    void who_grants_one_has_proved_a_moment_ago_who_they_are() {
        office.at(Fixtures.NOW.plus(Duration.ofMinutes(6)));
        assertThat(office.as(fatima, () -> own.mayGrant(session))).isFalse();
        assertThat(refused(fatima, () -> own.grant(session, wish(MARYAMS, CARD))))
                .isInstanceOf(ProofNeeded.class);
    }

    @Test
    void no_more_wait_than_a_person_needs() {
        for (int i = 0; i < OwnMandates.WAITING_AT_MOST; i++) {
            granted(CARD);
        }
        assertThat(refused(fatima, () -> own.grant(session, wish(MARYAMS, CARD))))
                .isInstanceOf(MandatesTooMany.class);
        office.does(
                maryam,
                () -> own.accept(
                        office.bean(OwnMandates.class).list().get(0).mandate().reference()));
        granted(CARD);
    }

    @Test
    void only_who_was_offered_it_accepts_it_once() {
        Reference mandate = granted(CARD);
        Actor stranger = office.person(ANILS);
        assertThat(refused(stranger, () -> own.accept(mandate))).isInstanceOf(NotFound.class);
        assertThat(refused(stranger, () -> own.end(mandate))).isInstanceOf(NotFound.class);
        assertThat(refused(fatima, () -> own.accept(mandate))).isInstanceOf(MandateOver.class);
        office.does(maryam, () -> own.accept(mandate));
        assertThat(refused(maryam, () -> own.accept(mandate))).isInstanceOf(MandateOver.class);
    }

    @Test
    void either_ends_it_at_once_and_both_hear_of_it() {
        Reference revoked = accepted(CARD);
        Actor agent = acting(revoked);
        Reference draft = office.filledIn(agent, CARD, "centre");
        office.does(fatima, () -> own.end(revoked));
        assertThat(held()).isEmpty();
        assertThat(refused(agent, () -> office.bean(Requests.class).submit(draft, hash(draft), true)))
                .as("who began the request before")
                .isInstanceOf(MandateEnded.class);
        assertThat(status(draft)).isEqualTo(RequestStatus.DRAFT);
        assertThat(state(fatima, revoked)).isEqualTo(State.REVOKED);
        assertThat(told(maryam)).contains("The mandate from Person was ended");
        Reference renounced = accepted(CARD);
        office.does(maryam, () -> own.end(renounced));
        assertThat(state(fatima, renounced)).isEqualTo(State.RENOUNCED);
        assertThat(told(fatima)).contains("Person gave your mandate back");
        Reference declined = granted(CARD);
        office.does(maryam, () -> own.end(declined));
        assertThat(state(fatima, declined)).isEqualTo(State.DECLINED);
    }

    private String hash(Reference draft) {
        return office.bean(RequestQueries.class).getOwn(draft).answersHash();
    }

    private RequestStatus status(Reference reference) {
        return office.as(fatima, () -> office.bean(RequestQueries.class).getOwn(reference))
                .status();
    }

    @Test
    void it_ends_with_its_last_day_and_with_a_death() {
        Reference mandate = accepted(CARD);
        assertThat(held()).hasSize(1);
        office.at(Fixtures.NOW.plus(Duration.ofDays(365)));
        assertThat(held()).isEmpty();
        assertThat(state(fatima, mandate)).isEqualTo(State.EXPIRED);
        office.at(Fixtures.NOW);
        assertThat(held()).hasSize(1);
        office.does(Actor.NOBODY, () -> office.database()
                .entityManager()
                .createNativeQuery("update person set died_on = '2017-11-05' where id = ?1")
                .setParameter(1, fatima.id())
                .executeUpdate());
        assertThat(held()).isEmpty();
        assertThat(state(maryam, mandate)).isEqualTo(State.LAPSED);
    }

    @Test
    void the_switch_stays_with_the_session_until_it_is_turned_back() {
        String hers = signedInAgain(maryam);
        Reference mandate = accepted(CARD);
        Acting acting = office.bean(Acting.class);
        assertThat(office.as(maryam, acting::choices)).hasSize(1);
        office.does(maryam, () -> acting.begin(hers, mandate));
        assertThat(office.as(maryam, () -> office.bean(Accounts.class)
                        .session(hers)
                        .orElseThrow()
                        .mandate()))
                .isPresent();
        Actor agent = acting(mandate);
        assertThat(office.as(agent, acting::principal))
                .hasValueSatisfying(principal -> assertThat(principal.id()).isEqualTo(fatima.id()));
        office.does(agent, () -> acting.end(hers));
        assertThat(office.as(maryam, () -> office.bean(Accounts.class)
                        .session(hers)
                        .orElseThrow()
                        .mandate()))
                .isEmpty();
        assertThat(refused(fatima, () -> acting.begin(session, mandate)))
                .as("who has granted it")
                .isInstanceOf(NotFound.class);
        office.does(fatima, () -> own.end(mandate));
        assertThat(refused(maryam, () -> acting.begin(hers, mandate))).isInstanceOf(MandateEnded.class);
    }

    private String signedInAgain(Actor person) {
        return office.as(Actor.NOBODY, () -> {
            Accounts accounts = office.bean(Accounts.class);
            var account =
                    accounts.of(office.bean(People.class).get(person.id())).orElseThrow();
            return accounts.beginSession(account, SignInProof.PASSWORD, new SignInOrigin("", "192.0.2.1", "a mark"));
        });
    }

    @Test
    void who_asked_for_it_in_the_name_of_another_does_not_decide_about_it() {
        Actor agent = acting(accepted(CARD));
        Request request = office.submit(agent, office.filledIn(agent, CARD, "centre"));
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(request.id()));
        Actor official = Actor.person(
                maryam.id(), maryam.assurance(), Map.of(office.body(), Set.of(Role.OFFICER)), maryam.channel());
        assertThat(refused(official, () -> office.bean(Tasks.class).claim(request.reference())))
                .isInstanceOf(OwnCase.class);
        assertThat(official.inNameOf(agent.behalf()).isOfficial())
                .as("nobody is an official for another")
                .isFalse();
    }

    /** Nothing is handed in once the end of the mandate is there: either it was before, or it is not. */
    @Test
    void of_a_submission_and_the_end_of_the_mandate_at_once_there_is_one_order() throws Exception {
        for (int round = 0; round < 20; round++) {
            Reference mandate = accepted(CARD);
            Actor agent = acting(mandate);
            Reference draft = office.filledIn(agent, CARD, "centre");
            String shown = office.as(agent, () -> hash(draft));
            List<String> outcomes = atOnce(
                    () -> office.as(agent, () -> office.bean(Requests.class).submit(draft, shown, true)), () -> {
                        office.does(fatima, () -> own.end(mandate));
                        return null;
                    });
            assertThat(outcomes.get(1)).isEqualTo("done");
            boolean handedIn = status(draft) != RequestStatus.DRAFT;
            assertThat(outcomes.get(0)).isEqualTo(handedIn ? "done" : "MandateEnded");
            assertThat(held()).isEmpty();
            if (handedIn) {
                assertThat(office.as(fatima, () -> submittedAndEnded(draft, mandate)))
                        .isTrue();
            }
        }
    }

    /** Both are there, in the one order that there can be. */
    private boolean submittedAndEnded(Reference draft, Reference mandate) {
        Request request = office.bean(RequestQueries.class).getOwn(draft);
        return request.submittedAt() != null
                && mandates.lock(mandate).mandate().endedAt().isPresent();
    }

    private static List<String> atOnce(Callable<?> first, Callable<?> second) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var start = new CyclicBarrier(2);
        try {
            Future<String> one = threads.submit(() -> outcome(first, start));
            Future<String> other = threads.submit(() -> outcome(second, start));
            return List.of(one.get(), other.get());
        } finally {
            threads.shutdown();
        }
    }

    private static String outcome(Callable<?> call, CyclicBarrier start) throws Exception {
        start.await();
        try {
            call.call();
            return "done";
        } catch (Problem refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
