package org.dilmun.ejb.operations;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.Jobs;

/** What whoever keeps the platform running sees and does, in every body's name and in none. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Operator {

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Diagnostics diagnostics;

    @Inject
    Jobs jobs;

    @Inject
    @Any
    Instance<Job> all;

    public Diagnostics.Readings diagnostics() {
        access.requireAnywhere(Permission.OPERATE, null);
        return diagnostics.read();
    }

    /** Has the diagnostics read anew for whoever asks next, since something was mended. */
    public void lookAgain() {
        diagnostics.forget();
    }

    /**
     * Runs a job on this node, once, whether it is due or not.
     *
     * @return whether it came to its end; what it failed of is noted otherwise
     * @throws NotFound if there is no such job
     * @throws JobElsewhere if another node has it
     */
    public boolean run(String code) {
        access.requireAnywhere(Permission.OPERATE, code);
        Job job = all.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("job", code));
        Jobs.Outcome outcome = jobs.run(job);
        if (outcome == Jobs.Outcome.ELSEWHERE) {
            throw new JobElsewhere(code);
        }
        audit.record("job.run", code, Map.of("outcome", outcome.name()));
        lookAgain();
        return outcome == Jobs.Outcome.DONE;
    }
}
