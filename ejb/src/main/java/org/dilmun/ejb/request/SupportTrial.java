package org.dilmun.ejb.request;

import java.util.Optional;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.SupportTask;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Does what a service failed of in a transaction that is always taken back. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SupportTrial {

    private static final System.Logger LOG = System.getLogger(SupportTrial.class.getName());
    private static final String PERSON = "person:";

    @Inject
    Cases cases;

    @Inject
    Handlers handlers;

    @Inject
    People people;

    @Inject
    FormValidator validator;

    @Inject
    Expressions expressions;

    /** It went well. Thrown, since only what is thrown takes a transaction back. */
    @ApplicationException(rollback = true)
    public static class Passed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Never returns.
     *
     * @throws Passed if it goes well, or is refused in words, which is for whoever is refused
     * @throws ServiceFailed if it fails again
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void carryOut(SupportTask task) {
        try {
            if (task.operation() == SupportTask.Operation.PREFILL) {
                handlers.find(task.serviceCode())
                        .ifPresent(handler -> applicant(task).ifPresent(handler::prefill));
            } else {
                carryOut(task.operation(), cases.lock(task.reference()));
            }
        } catch (ServiceFailed failed) {
            throw failed;
        } catch (Problem refused) {
            throw new Passed();
        }
        throw new Passed();
    }

    /** Who applied online; for whom a counter did is not known any more. */
    private Optional<Person> applicant(SupportTask task) {
        return Optional.of(task.stopped())
                .filter(stopped -> stopped.startsWith(PERSON))
                .map(stopped -> people.get(Long.parseLong(stopped.substring(PERSON.length()))));
    }

    /** It is not known any more which action it was: each is tried, and what one of them is refused for is for whoever is refused. */
    private static void act(ServiceHandler handler, Request request, String action) {
        try {
            handler.act(request, action);
        } catch (ServiceFailed failed) {
            throw failed;
        } catch (Problem refused) {
            LOG.log(System.Logger.Level.DEBUG, "{0} is refused: {1}", action, refused.code());
        }
    }

    private void carryOut(SupportTask.Operation operation, Request request) {
        if (operation == SupportTask.Operation.EXPRESSION) {
            expressions.guarded(request.serviceCode(), request.reference(), () -> {
                validator.judge(cases.service(request).form(), cases.facts(request), request.answers());
                return cases.fee(request);
            });
            return;
        }
        handlers.of(request).ifPresent(handler -> {
            switch (operation) {
                case VALIDATE -> handler.validate(request);
                case SUBMIT -> handler.submit(request);
                case PARTNER -> handler.partner(request, request.step());
                case ACT -> cases.current(request).actions().forEach(action -> act(handler, request, action.id()));
                case REMARK -> handler.remarks(request);
                case CERTIFY -> handler.certified(request);
                case COMPLETE -> handler.complete(request);
                case CORRECT -> handler.correct(request, request.answers());
                default -> throw new IllegalArgumentException(operation.name());
            }
        });
    }
}
