package org.dilmun.domain.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A role of a person in one government body. */
@Entity
@Table(name = "role_grant")
public class RoleGrant {

    @Id
    private long id;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_name", nullable = false, updatable = false, length = 20)
    private Role role;

    protected RoleGrant() {} // JPA

    public RoleGrant(long id, long partyId, long bodyId, Role role) {
        this.id = id;
        this.partyId = partyId;
        this.bodyId = bodyId;
        this.role = role;
    }

    public long bodyId() {
        return bodyId;
    }

    public Role role() {
        return role;
    }
}
