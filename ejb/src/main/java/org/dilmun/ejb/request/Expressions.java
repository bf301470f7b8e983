package org.dilmun.ejb.request;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.SupportTask.Failure;
import org.dilmun.domain.request.SupportTask.Operation;
import org.dilmun.ejb.persistence.TrialRun;

/** What the expressions of a service come to, told to support if one of them cannot be evaluated. */
@ApplicationScoped
public class Expressions {

    @Inject
    SupportTasks support;

    /**
     * @param reference of the case; null if there is none yet
     * @throws ServiceFailed if an expression fails
     */
    public <T> T guarded(String service, Reference reference, Supplier<T> work) {
        try {
            return work.get();
        } catch (ExpressionFailed failed) {
            throw told(service, reference, failed);
        }
    }

    /**
     * Tells support of one that failed while something was shown.
     *
     * @param reference of the case; null if there is none yet
     * @return what whoever looks is told
     */
    public Problem told(String service, Reference reference, ExpressionFailed failed) {
        if (TrialRun.isOn()) {
            return new TrialExpressionFailed(failed.expression());
        }
        var failure = new Failure(
                Operation.EXPRESSION, reference, service, failed.expression(), String.valueOf(failed.getCause()));
        return support.told(failure, failed);
    }
}
