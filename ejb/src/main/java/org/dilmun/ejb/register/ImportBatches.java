package org.dilmun.ejb.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.register.ImportRun;
import org.dilmun.domain.register.ImportState;
import org.dilmun.domain.register.RejectReason;
import org.dilmun.domain.register.RejectedCell;
import org.dilmun.domain.register.Rejection;
import org.dilmun.domain.register.Tally;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.PeopleInBulk;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.JobLeases;

/** Takes people into the register, one batch a transaction: the people, what was rejected and the position stand or fall together. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW) // whatever the timer of the job has open
@Interceptors(AgainAfterDeadlock.class)
public class ImportBatches {

    static final String JOB = "register-import";

    /** Attempts at the same lines, two seconds apart, before an import rests: a minute, longer than a database takes to fail over. */
    static final int ATTEMPTS = 30;

    private static final Actor ACTOR = Actor.system(JOB);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    PeopleInBulk people;

    @Inject
    Kin kin;

    @Inject
    Departures departures;

    @Inject
    CardImport cards;

    @Inject
    JobLeases leases;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    /** @return the one that is to go on, the oldest first */
    public Optional<ImportRun> next() {
        return em.createQuery("select r from ImportRun r where r.state = :running order by r.id", ImportRun.class)
                .setParameter("running", ImportState.RUNNING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @return whether the import goes on: not if somebody stopped it, or another node has taken it over */
    public boolean take(long runId, List<JudgedLine> lines) {
        ImportRun run = mine(runId);
        if (run == null || !run.awaits(lines.get(0).number())) {
            return false;
        }
        Map<PersonalNumber, Person> known =
                people.find(lines.stream().flatMap(JudgedLine::numbers).toList());
        Map<String, Long> cardHolders = cards.holders(lines.stream()
                .map(JudgedLine::card)
                .filter(Objects::nonNull)
                .map(ImportedCards.Card::number)
                .toList());
        var taken = new ArrayList<JudgedLine>();
        Tally tally = Tally.NONE;
        for (JudgedLine line : lines) {
            Tally counted = take(run, line, known, cardHolders);
            tally = tally.plus(counted);
            if (line.hasPerson() && counted.rejected() == 0) {
                taken.add(line);
                if (line.card() != null) {
                    cardHolders.put(
                            line.card().number(),
                            known.get(line.personalNumber()).id());
                }
            }
        }
        recordParents(taken, known);
        cards.take(taken.stream()
                .filter(line -> line.card() != null)
                .collect(Collectors.toMap(
                        line -> known.get(line.personalNumber()).id(), JudgedLine::card)));
        run.advance(lines.get(lines.size() - 1).number(), tally, clock.instant());
        return true;
    }

    private Tally take(
            ImportRun run, JudgedLine line, Map<PersonalNumber, Person> known, Map<String, Long> cardHolders) {
        if (!line.rejections().isEmpty()) {
            return reject(run, line, line.rejections());
        }
        if (!line.hasPerson()) {
            return Tally.NONE;
        }
        Optional<Rejection> impossible =
                parentsRefused(line, known).or(() -> cardRefused(line, known.get(line.personalNumber()), cardHolders));
        if (impossible.isPresent()) {
            return reject(run, line, List.of(impossible.get()));
        }
        Person person = known.get(line.personalNumber());
        if (person == null) {
            Person added = people.register(line.personalNumber(), line.person());
            added.markImported(run.id());
            added.take(line.leaving());
            known.put(line.personalNumber(), added);
            return new Tally(1, 0, 0, 0);
        }
        Optional<Rejection> refused = refusal(run, person, line);
        if (refused.isPresent()) {
            return reject(run, line, List.of(refused.get()));
        }
        person.markImported(run.id());
        boolean changed = person.bringUpToDate(line.person());
        if (person.take(line.leaving())) {
            changed = true;
            departures.tell(person);
        }
        return changed ? new Tally(0, 1, 0, 0) : new Tally(0, 0, 1, 0);
    }

    /** Parents come first in a file, or in one before it: a child of nobody would have to be found again. */
    private static Optional<Rejection> parentsRefused(JudgedLine line, Map<PersonalNumber, Person> known) {
        for (Map.Entry<String, PersonalNumber> named : line.parents().entrySet()) {
            Person parent = known.get(named.getValue());
            if (parent == null) {
                return Optional.of(new Rejection(named.getKey(), RejectReason.PARENT_UNKNOWN));
            }
            Sex sex = named.getKey().equals(PeopleColumns.MOTHER) ? Sex.FEMALE : Sex.MALE;
            if (parent.sex() != sex
                    || !parent.birthDate().isBefore(line.person().birthDate())) {
                return Optional.of(new Rejection(named.getKey(), RejectReason.PARENT_WRONG));
            }
        }
        return Optional.empty();
    }

    /** @param person null: not registered yet */
    private static Optional<Rejection> cardRefused(JudgedLine line, Person person, Map<String, Long> cardHolders) {
        Long holder = line.card() == null ? null : cardHolders.get(line.card().number());
        return holder == null || (person != null && person.id() == holder)
                ? Optional.empty()
                : Optional.of(new Rejection(PeopleColumns.CARD, RejectReason.CARD_OF_OTHER));
    }

    private void recordParents(List<JudgedLine> taken, Map<PersonalNumber, Person> known) {
        em.flush(); // kinship refers to people by id only, so JPA cannot know that their rows come first
        taken.forEach(line -> line.parents()
                .values()
                .forEach(parent -> kin.recordParent(known.get(parent), known.get(line.personalNumber()))));
    }

    private static Optional<Rejection> refusal(ImportRun run, Person person, JudgedLine line) {
        if (person.importedBy(run.id())) {
            return Optional.of(new Rejection(PeopleColumns.NUMBER, RejectReason.DUPLICATE));
        }
        if (!person.alive() && !person.diedOn().equals(line.leaving().diedOn())) {
            return Optional.of(new Rejection(PeopleColumns.NUMBER, RejectReason.DIED));
        }
        return person.mayBe(line.person())
                ? Optional.empty()
                : Optional.of(new Rejection(PeopleColumns.NUMBER, RejectReason.OTHER_PERSON));
    }

    private Tally reject(ImportRun run, JudgedLine line, List<Rejection> rejections) {
        rejections.forEach(rejection -> em.persist(new RejectedCell(ids.next(), run, line.number(), rejection)));
        return new Tally(0, 0, 0, 1);
    }

    /** All lines are in. */
    public void end(long runId) {
        close(runId, "register.import-end", run -> run.end(clock.instant()));
    }

    public void fileChanged(long runId) {
        close(runId, "register.import-file-changed", run -> run.fileChanged(clock.instant()));
    }

    /** An attempt at the next lines failed, and not by a fault of theirs. */
    public void attemptFailed(long runId) {
        ImportRun run = mine(runId);
        if (run != null && run.state() == ImportState.RUNNING) {
            run.attemptFailed(ATTEMPTS, clock.instant());
            if (run.state() == ImportState.FAILED) {
                audit.record(ACTOR, "register.import-failed", run.reference().value(), counts(run));
            }
        }
    }

    private void close(long runId, String action, Consumer<ImportRun> move) {
        ImportRun run = mine(runId);
        if (run != null && run.state() == ImportState.RUNNING) {
            move.accept(run);
            audit.record(ACTOR, action, run.reference().value(), counts(run));
        }
    }

    private static Map<String, String> counts(ImportRun run) {
        return Map.of(
                "sha256", run.fileHash(),
                "added", Long.toString(run.added()),
                "updated", Long.toString(run.updated()),
                "unchanged", Long.toString(run.unchanged()),
                "rejected", Long.toString(run.rejected()));
    }

    /** @return the import, locked until the transaction ends; null if another node has the lease by now */
    private ImportRun mine(long runId) {
        return leases.hold(JOB) ? em.find(ImportRun.class, runId, LockModeType.PESSIMISTIC_WRITE) : null;
    }
}
