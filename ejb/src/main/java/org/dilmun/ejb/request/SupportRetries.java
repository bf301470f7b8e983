package org.dilmun.ejb.request;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.request.SupportTask;

/** Tries again what a service failed of. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SupportRetries {

    @Inject
    SupportTasks tasks;

    @Inject
    SupportTrial trial;

    @Inject
    Requests requests;

    /**
     * Does the same once more and takes it back at once: nobody decides here in the place of an officer or an applicant. If it goes well, the
     * task is closed, and whoever was stopped can go on. A case that was paid meanwhile goes on by itself.
     *
     * @return whether it went well
     * @throws NotFound if there is no such task, or it was mended
     */
    public boolean retry(long id) {
        SupportTask task = tasks.get(id);
        boolean well = goesWell(task);
        tasks.tried(id, well);
        if (well && task.isPaid()) {
            requests.goOnPaid(task.reference());
        }
        return well;
    }

    private boolean goesWell(SupportTask task) {
        try {
            trial.carryOut(task);
            throw new IllegalStateException("a trial leaves something behind");
        } catch (SupportTrial.Passed passed) {
            return true;
        } catch (ServiceFailed again) {
            return false;
        }
    }
}
