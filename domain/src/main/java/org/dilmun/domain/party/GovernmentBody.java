package org.dilmun.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/** A body of government: it provides services, decides cases and is owed the fees it collects (CPSV-AP: public organisation). */
@Entity
@Table(name = "body")
@DiscriminatorValue("body")
public class GovernmentBody extends Party {

    @Column(nullable = false, updatable = false, length = 40)
    private String code;

    /** Code of the body it belongs to; null at the top. */
    @Column(name = "parent_code", length = 40)
    private String parent;

    @Column(name = "body_kind", nullable = false, length = 20)
    private String kind;

    private LocalizedText role;

    protected GovernmentBody() {} // JPA

    public GovernmentBody(long id, String code, LocalizedText name, String parent, String kind, LocalizedText role) {
        super(id, name);
        this.code = code;
        describe(name, parent, kind, role);
    }

    /** Takes over what the country's data says today; the code stays for ever. */
    public final void describe(LocalizedText newName, String newParent, String newKind, LocalizedText newRole) {
        rename(newName);
        this.parent = newParent;
        this.kind = newKind;
        this.role = newRole;
    }

    public String code() {
        return code;
    }

    public String parent() {
        return parent;
    }

    public String kind() {
        return kind;
    }

    public LocalizedText role() {
        return role;
    }
}
