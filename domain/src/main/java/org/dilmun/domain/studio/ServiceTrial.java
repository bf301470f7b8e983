package org.dilmun.domain.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.StringMapConverter;
import org.dilmun.domain.request.TrialInput;

/**
 * A service that somebody tries: a text of it, an invented applicant, and what was done so far. There is no case: what was done is
 * played anew whenever it is shown, and taken back.
 */
@Entity
@Table(name = "service_trial")
public class ServiceTrial {

    /** Inputs of one trial at most. */
    public static final int MOST = 200;

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 60)
    private String code;

    @Column(name = "official_id", nullable = false, updatable = false)
    private long officialId;

    @Column(nullable = false, updatable = false)
    private String source;

    @Convert(converter = StringMapConverter.class)
    @Column(nullable = false, updatable = false)
    private Map<String, String> applicant;

    @Convert(converter = TrialInputsConverter.class)
    @Column(nullable = false)
    private List<TrialInput> inputs = List.of();

    @Column(name = "begun_at", nullable = false, updatable = false)
    private Instant begunAt;

    protected ServiceTrial() {} // JPA

    /**
     * @param official party id of the one who tries
     * @param source text of the service, as it is when the trial begins
     * @param applicant what was answered about the invented applicant, by field id
     */
    public ServiceTrial(
            long id, String code, long official, String source, Map<String, String> applicant, Instant now) {
        this.id = id;
        this.code = code;
        this.officialId = official;
        this.source = source;
        this.applicant = Map.copyOf(applicant);
        this.begunAt = now;
    }

    /** @throws TrialFull if too much has been done already */
    public void add(TrialInput input) {
        if (inputs.size() >= MOST) {
            throw new TrialFull(MOST);
        }
        var more = new ArrayList<>(inputs);
        more.add(input);
        inputs = List.copyOf(more);
    }

    /** Takes back what was done last; nothing where nothing was done. */
    public void stepBack() {
        inputs = inputs.isEmpty() ? inputs : List.copyOf(inputs.subList(0, inputs.size() - 1));
    }

    public String code() {
        return code;
    }

    public String source() {
        return source;
    }

    public Map<String, String> applicant() {
        return Map.copyOf(applicant);
    }

    /** @return in the order in which it was done */
    public List<TrialInput> inputs() {
        return List.copyOf(inputs);
    }

    public Instant begunAt() {
        return begunAt;
    }
}
