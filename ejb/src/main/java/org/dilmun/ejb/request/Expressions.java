package org.dilmun.ejb.request;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.SupportTask.Failure;
import org.dilmun.domain.request.SupportTask.Operation;

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
            var failure = new Failure(
                    Operation.EXPRESSION, reference, service, failed.expression(), String.valueOf(failed.getCause()));
            throw support.told(failure, failed);
        }
    }
}
