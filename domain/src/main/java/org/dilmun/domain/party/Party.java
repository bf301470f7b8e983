package org.dilmun.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.LocalizedText;

/** Whoever can have rights and duties: a person, a business or a government body. Everything else knows parties by id only. */
@Entity
@Table(name = "party")
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "kind", length = 10)
public abstract class Party {

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false)
    private LocalizedText name;

    protected Party() {} // JPA

    protected Party(long id, LocalizedText name) {
        this.id = id;
        this.name = name;
    }

    public long id() {
        return id;
    }

    public LocalizedText name() {
        return name;
    }

    protected void rename(LocalizedText newName) {
        this.name = newName;
    }
}
