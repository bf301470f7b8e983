package org.dilmun.domain.party;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * A body of government: it provides services, decides cases and is owed the fees it collects (CPSV-AP: public organisation). In
 * the same register stand its partners, organisations outside government that have a part in its services: a private school, a
 * day club. They have tasks and people, and never a service, a case or money.
 */
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

    @Column(nullable = false, updatable = false)
    private boolean partner;

    @Column(name = "renamed_on")
    private LocalDate renamedOn;

    @Column(name = "moved_on")
    private LocalDate movedOn;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    protected GovernmentBody() {} // JPA

    public GovernmentBody(long id, String code, LocalizedText name, String parent, String kind, LocalizedText role) {
        super(id, name);
        this.code = code;
        describe(name, parent, kind, role);
    }

    /**
     * An organisation outside government.
     *
     * @param licensedBy code of the body that lets it have its part
     * @param kind what sort of organisation, {@code day-club}
     */
    public static GovernmentBody partner(long id, String code, LocalizedText name, String licensedBy, String kind) {
        var partner = new GovernmentBody(id, code, name, licensedBy, kind, null);
        partner.partner = true;
        return partner;
    }

    /** Changes what it is called from that day on; from now on the country's data no longer says so. */
    public void renameFrom(LocalDate day, LocalizedText newName) {
        rename(newName);
        renamedOn = day;
    }

    /** Puts it under another body from that day on; from now on the country's data no longer says so. */
    public void moveFrom(LocalDate day, String newParent) {
        parent = newParent;
        movedOn = day;
    }

    /** Ends it; what it did others do from that day on. */
    public void endFrom(LocalDate day) {
        endedOn = day;
    }

    /** Takes over what the country's data says today, but for what was decided since; the code stays for ever. */
    public final void describe(LocalizedText newName, String newParent, String newKind, LocalizedText newRole) {
        if (renamedOn == null) {
            rename(newName);
        }
        if (movedOn == null) {
            this.parent = newParent;
        }
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

    /** @return whether it was called otherwise before */
    public boolean isRenamed() {
        return renamedOn != null;
    }

    /** @return whether others do today what it did */
    public boolean isEnded() {
        return endedOn != null;
    }

    /** @return first day on which it was no more; null: it is */
    public LocalDate endedOn() {
        return endedOn;
    }

    /** @return whether it is an organisation outside government */
    public boolean isPartner() {
        return partner;
    }

    /** @return what it is for; null for a partner */
    public LocalizedText role() {
        return role;
    }
}
