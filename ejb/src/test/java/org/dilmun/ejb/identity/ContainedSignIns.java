package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.FailedSignIn;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.identity.credential.Passkeys;
import org.dilmun.ejb.identity.credential.PendingSignIns;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.TestDatabase;

/** Sign-ins have no transaction of their own: each call of the beans that they use is one here, as in the container. */
public final class ContainedSignIns {

    private final TestDatabase database;
    private final Accounts accounts;
    private final SignInThrottles throttles;
    private final SignIns signIns;

    public ContainedSignIns(TestDatabase database) {
        this.database = database;
        Accounts plainAccounts = database.bean(Accounts.class);
        SignInThrottles plainThrottles = database.bean(SignInThrottles.class);
        PendingSignIns plainPending = database.bean(PendingSignIns.class);
        SecondProofs plainProofs = database.bean(SecondProofs.class);
        Passkeys plainPasskeys = database.bean(Passkeys.class);
        SignInRecords plainRecords = database.bean(SignInRecords.class);
        accounts = new ContainedAccounts(plainAccounts);
        throttles = new ContainedThrottles(plainThrottles);
        signIns = database.with(Accounts.class, accounts)
                .with(SignInThrottles.class, throttles)
                .with(PendingSignIns.class, new ContainedPending(plainPending))
                .with(SecondProofs.class, new ContainedProofs(plainProofs))
                .with(Passkeys.class, new ContainedPasskeys(plainPasskeys))
                .with(SignInRecords.class, new ContainedRecords(plainRecords))
                .bean(SignIns.class);
        database.with(Accounts.class, plainAccounts) // for beans that call them in a transaction of their own
                .with(SignInThrottles.class, plainThrottles)
                .with(PendingSignIns.class, plainPending)
                .with(SecondProofs.class, plainProofs)
                .with(Passkeys.class, plainPasskeys)
                .with(SignInRecords.class, plainRecords);
    }

    public SignIns signIns() {
        return signIns;
    }

    public Accounts accounts() {
        return accounts;
    }

    SignInThrottles throttles() {
        return throttles;
    }

    /** The same for the change of a password. */
    OwnPassword ownPassword() {
        People plainPeople = database.bean(People.class);
        Accounts plainAccounts = database.bean(Accounts.class);
        OwnPassword own = database.with(People.class, new ContainedPeople(plainPeople))
                .with(Accounts.class, accounts)
                .with(SignIns.class, signIns)
                .bean(OwnPassword.class);
        database.with(People.class, plainPeople).with(Accounts.class, plainAccounts);
        return own;
    }

    private final class ContainedPeople extends People {

        private final People inside;

        ContainedPeople(People inside) {
            this.inside = inside;
        }

        @Override
        public Person get(long partyId) {
            return database.inTransaction(() -> inside.get(partyId));
        }

        @Override
        public PersonalNumber number(Person person) {
            return inside.number(person);
        }
    }

    private final class ContainedAccounts extends Accounts {

        private final Accounts inside;

        ContainedAccounts(Accounts inside) {
            this.inside = inside;
        }

        @Override
        public Account open(Person person, String password, Assurance assurance) {
            return inside.open(person, password, assurance);
        }

        @Override
        public Optional<Account> find(String typedNumber) {
            return database.inTransaction(() -> inside.find(typedNumber));
        }

        @Override
        public Optional<Account> of(Person person) {
            return database.inTransaction(() -> inside.of(person));
        }

        @Override
        public void changePassword(Account proved, String newHash, String stays) {
            database.inTransaction(() -> inside.changePassword(proved, newHash, stays));
        }

        @Override
        public String beginSession(Account proved, SignInProof by, SignInOrigin from) {
            return database.inTransaction(() -> inside.beginSession(proved, by, from));
        }

        @Override
        public Optional<LoginSession> session(String token) {
            return database.inTransaction(() -> inside.session(token));
        }
    }

    private final class ContainedThrottles extends SignInThrottles {

        private final SignInThrottles inside;

        ContainedThrottles(SignInThrottles inside) {
            this.inside = inside;
        }

        @Override
        public Duration waitFor(String subject, Instant now) {
            return database.inTransaction(() -> inside.waitFor(subject, now));
        }

        @Override
        public void failed(String subject, Instant now) {
            database.inTransaction(() -> inside.failed(subject, now));
        }

        @Override
        public Duration attempt(String subject, Instant now) {
            return database.inTransaction(() -> inside.attempt(subject, now));
        }

        @Override
        public void succeeded(String subject) {
            database.inTransaction(() -> inside.succeeded(subject));
        }
    }

    private final class ContainedPending extends PendingSignIns {

        private final PendingSignIns inside;

        ContainedPending(PendingSignIns inside) {
            this.inside = inside;
        }

        @Override
        public String begin(Account proved) {
            return database.inTransaction(() -> inside.begin(proved));
        }

        @Override
        public Optional<Account> find(String handle) {
            return database.inTransaction(() -> inside.find(handle));
        }

        @Override
        public String complete(String handle, SignInProof proof, SignInOrigin from) {
            return database.inTransaction(() -> inside.complete(handle, proof, from));
        }
    }

    private final class ContainedProofs extends SecondProofs {

        private final SecondProofs inside;

        ContainedProofs(SecondProofs inside) {
            this.inside = inside;
        }

        @Override
        public Ways of(long accountId) {
            return database.inTransaction(() -> inside.of(accountId));
        }

        @Override
        public boolean useCode(Account account, String typed) {
            return database.inTransaction(() -> inside.useCode(account, typed));
        }
    }

    private final class ContainedRecords extends SignInRecords {

        private final SignInRecords inside;

        ContainedRecords(SignInRecords inside) {
            this.inside = inside;
        }

        @Override
        public void recordFailure(Long accountId, FailedSignIn.Step step, SignInOrigin from) {
            database.inTransaction(() -> inside.recordFailure(accountId, step, from));
        }
    }

    private final class ContainedPasskeys extends Passkeys {

        private final Passkeys inside;

        ContainedPasskeys(Passkeys inside) {
            this.inside = inside;
        }

        @Override
        public Account prove(String answer, String browser) {
            return database.inTransaction(() -> inside.prove(answer, browser));
        }
    }
}
