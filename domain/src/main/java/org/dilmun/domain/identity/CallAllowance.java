package org.dilmun.domain.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How many calls a client has been allowed in the current window, on all nodes together. The first of a new window begins anew. */
@Entity
@Table(name = "call_allowance")
public class CallAllowance extends Allowance {

    @Id
    @Column(name = "client_id")
    private long clientId;

    protected CallAllowance() {} // JPA

    public CallAllowance(long clientId) {
        this.clientId = clientId;
    }
}
