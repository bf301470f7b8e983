package org.dilmun.domain.request;

import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.StringMapConverter;
import org.dilmun.domain.kernel.TypedText;

/** A way to look at the inbox that an official has given a name. It is theirs alone, and has a name that no other of theirs has. */
@Entity
@Table(name = "saved_filter")
public class SavedFilter {

    /** Of one official at most. */
    public static final int MOST = 20;

    /** Characters of a name at most. */
    public static final int LENGTH = 60;

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Column(name = "filter_name", nullable = false, length = LENGTH)
    private String name;

    @Convert(converter = StringMapConverter.class)
    @Column(nullable = false, updatable = false)
    private Map<String, String> parts;

    protected SavedFilter() {} // JPA

    /**
     * @param name as {@link #named} gives it
     * @param parts what is chosen, as the address of the inbox names it
     */
    public SavedFilter(long id, long partyId, String name, Map<String, String> parts) {
        this.id = id;
        this.partyId = partyId;
        this.name = name;
        this.parts = Map.copyOf(parts);
    }

    /**
     * @return the name that was typed, as one line
     * @throws FilterNameWrong if nothing is left of it, or it is too long
     */
    public static String named(String typed) {
        String name = typed == null ? "" : TypedText.line(typed);
        if (name.isEmpty() || name.length() > LENGTH) {
            throw new FilterNameWrong(LENGTH);
        }
        return name;
    }

    /** @param newName as {@link #named} gives it */
    public void rename(String newName) {
        name = newName;
    }

    public long id() {
        return id;
    }

    public long partyId() {
        return partyId;
    }

    public String name() {
        return name;
    }

    public Map<String, String> parts() {
        return Map.copyOf(parts);
    }
}
