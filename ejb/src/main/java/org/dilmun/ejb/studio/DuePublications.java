package org.dilmun.ejb.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Drafts that were approved for later, each published in a transaction of its own when its time has come. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class DuePublications {

    static final String JOB = "publish-drafts";

    @Inject
    DraftStore store;

    @Inject
    Publisher publisher;

    @Inject
    Audit audit;

    @Inject
    BusinessClock clock;

    /** @return ids of those that wait for their time */
    public List<Long> list() {
        return store.listApproved();
    }

    /** Publishes it if its time has come; one that cannot be published any more goes back to its owners, who see why. */
    public void publish(long id) {
        store.locked(id).filter(draft -> draft.due(clock.instant())).ifPresent(this::publish);
    }

    private void publish(ServiceDraft draft) {
        Optional<Problem> obstacle = publisher.obstacle(draft);
        if (obstacle.isPresent()) {
            draft.stop(obstacle.get());
            audit.record(
                    Actor.system(JOB),
                    "studio.stop",
                    draft.code(),
                    Map.of("obstacle", obstacle.get().code()));
        } else {
            ServiceVersion version = publisher.publish(draft, draft.judgedBy().orElseThrow());
            audit.record(Actor.system(JOB), Approvals.PUBLISH, draft.code(), Approvals.details(version));
        }
    }
}
