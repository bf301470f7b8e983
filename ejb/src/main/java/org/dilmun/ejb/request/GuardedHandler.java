package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.SupportTask.Failure;
import org.dilmun.domain.request.SupportTask.Operation;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * The code of a service, from which nothing but a refusal gets out: whatever else it throws is told to support and refused in words, and
 * the transaction that called it leaves nothing behind. What it has written is sent to the database at once, so that the database's own
 * refusal is its failure too.
 */
final class GuardedHandler implements ServiceHandler {

    private final ServiceHandler handler;
    private final SupportTasks support;

    GuardedHandler(ServiceHandler handler, SupportTasks support) {
        this.handler = handler;
        this.support = support;
    }

    @Override
    public String service() {
        return handler.service();
    }

    @Override
    public Set<String> fields() {
        return handler.fields();
    }

    @Override
    public Set<String> corrects() {
        return handler.corrects();
    }

    @Override
    public Set<String> kept() {
        return handler.kept();
    }

    @Override
    public Map<String, String> prefill(Person applicant) {
        return guarded(Operation.PREFILL, null, () -> handler.prefill(applicant));
    }

    @Override
    public Map<String, String> validate(Request request) {
        return guarded(Operation.VALIDATE, request.reference(), () -> handler.validate(request));
    }

    @Override
    public void submit(Request request) {
        written(Operation.SUBMIT, request.reference(), () -> handler.submit(request));
    }

    @Override
    public Optional<String> partner(Request request, String step) {
        return guarded(Operation.PARTNER, request.reference(), () -> handler.partner(request, step));
    }

    @Override
    public void act(Request request, String action) {
        written(Operation.ACT, request.reference(), () -> handler.act(request, action));
    }

    @Override
    public List<LocalizedText> remarks(Request request) {
        return guarded(Operation.REMARK, request.reference(), () -> handler.remarks(request));
    }

    @Override
    public List<CertifiedFact> certified(Request request) {
        return guarded(Operation.CERTIFY, request.reference(), () -> handler.certified(request));
    }

    @Override
    public void complete(Request request) {
        written(Operation.COMPLETE, request.reference(), () -> handler.complete(request));
    }

    @Override
    public void correct(Request completed, Map<String, String> corrected) {
        written(Operation.CORRECT, completed.reference(), () -> handler.correct(completed, corrected));
    }

    private void written(Operation operation, Reference reference, Runnable work) {
        guarded(operation, reference, () -> {
            work.run();
            support.send();
            return null;
        });
    }

    private <T> T guarded(Operation operation, Reference reference, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem refusal) {
            throw refusal;
        } catch (RuntimeException failed) { // of a stranger's code: it may throw anything
            if (AgainAfterDeadlock.isDeadlock(failed)) {
                throw failed;
            }
            throw support.told(
                    new Failure(
                            operation, reference, service(), handler.getClass().getName(), failed.toString()),
                    failed);
        }
    }
}
