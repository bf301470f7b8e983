package org.dilmun.domain.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Calls without a token from one place of the network; its row begins with the first that is counted on all nodes. */
@Entity
@Table(name = "address_allowance")
public class AddressAllowance extends Allowance {

    @Id
    @Column(name = "address", length = 45)
    private String address;

    protected AddressAllowance() {} // JPA
}
