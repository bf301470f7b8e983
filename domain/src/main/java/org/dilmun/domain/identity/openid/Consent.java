package org.dilmun.domain.identity.openid;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a person lets a relying party know. It grows with each yes to something new, and ends when the person withdraws it. */
@Entity
@Table(name = "openid_consent")
public class Consent {

    @Id
    private long id;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Column(name = "relying_party_id", nullable = false, updatable = false)
    private long relyingPartyId;

    @Column(nullable = false, length = 400)
    private String claims = "";

    @Column(nullable = false)
    private boolean offline;

    @Column(name = "first_given_at", nullable = false)
    private Instant firstGivenAt;

    @Column(name = "given_at", nullable = false)
    private Instant givenAt;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    protected Consent() {} // JPA

    public Consent(long id, long partyId, RelyingParty to, Instant now) {
        this.id = id;
        this.partyId = partyId;
        this.relyingPartyId = to.id();
        this.firstGivenAt = now;
        this.givenAt = now;
    }

    /** Says yes to that; after a withdrawal it begins anew. */
    public void give(SignInGrant.Wish wish, Instant now) {
        Set<PersonClaim> all = EnumSet.noneOf(PersonClaim.class);
        if (withdrawnAt == null) {
            all.addAll(claims());
        } else {
            offline = false;
            firstGivenAt = now;
            withdrawnAt = null;
        }
        all.addAll(wish.claims());
        all.addAll(wish.idClaims());
        claims = PersonClaim.join(all);
        offline |= wish.offline();
        givenAt = now;
    }

    public boolean covers(SignInGrant.Wish wish) {
        return withdrawnAt == null
                && claims().containsAll(wish.claims())
                && claims().containsAll(wish.idClaims())
                && (offline || !wish.offline());
    }

    public void released(Instant now) {
        releasedAt = now;
    }

    public void withdraw(Instant now) {
        withdrawnAt = now;
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    public long relyingPartyId() {
        return relyingPartyId;
    }

    public Set<PersonClaim> claims() {
        return PersonClaim.split(claims);
    }

    public boolean offline() {
        return offline;
    }

    public Instant firstGivenAt() {
        return firstGivenAt;
    }

    public Instant givenAt() {
        return givenAt;
    }

    /** @return when it last signed the person in; null: not yet */
    public Instant releasedAt() {
        return releasedAt;
    }
}
