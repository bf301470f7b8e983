package org.dilmun.domain.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who keeps the register of one school: an official of a government school, or an employee of a private one. */
@Entity
@Table(name = "school_registrar")
public class Registrar {

    @Id
    private long id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "school_code", nullable = false, updatable = false, length = 40)
    private String school;

    protected Registrar() {} // JPA

    public Registrar(long id, long personId, String school) {
        this.id = id;
        this.personId = personId;
        this.school = school;
    }

    public long personId() {
        return personId;
    }

    public String school() {
        return school;
    }
}
