package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;

/** The rules of one service that its descriptor cannot say; a bean for each such service. */
public interface ServiceHandler {

    /** @return code of the service */
    String service();

    /** @return ids of the fields whose answers it reads: no version of the service is published without them */
    default Set<String> fields() {
        return Set.of();
    }

    /** @return those of the {@link #fields()} that may be corrected in a completed case, since it can correct them in its registry */
    default Set<String> corrects() {
        return Set.of();
    }

    /** @return those of the {@link #fields()} that its registry keeps as they were */
    default Set<String> kept() {
        var kept = new TreeSet<>(fields());
        kept.removeAll(corrects());
        return kept;
    }

    /** @return answers that the state knows already, by field id */
    default Map<String, String> prefill(Person applicant) {
        return Map.of();
    }

    /** Judges what is about to be submitted; the form itself has been judged by then. */
    default Map<String, String> validate(Request request) {
        return Map.of();
    }

    /**
     * Which partner does that step, where no answer says so: the school that the record of a pupil names.
     *
     * @return code of the partner; empty: the body of the service does it
     */
    default Optional<String> partner(Request request, String step) {
        return Optional.empty();
    }

    /** Does what the submission itself brings about, in its transaction. */
    default void submit(Request request) {}

    /**
     * Does what an action at a step brings about or refuses it, in its transaction, before the case goes where the action leads. Not
     * asked where a step asks several bodies.
     *
     * @param request still at that step
     * @param action id of it
     */
    default void act(Request request, String action) {}

    /** @return what registers say about the case, a sentence each, for those who decide it; its applicant does not see it */
    default List<LocalizedText> remarks(Request request) {
        return List.of();
    }

    /** Does what the approval decided, in the transaction of the approval. */
    default void complete(Request request) {}

    /**
     * @return what its registry says, which the certificate of a completed case states below the answers; asked when the certificate
     *     is made
     */
    default List<CertifiedFact> certified(Request request) {
        return List.of();
    }

    /**
     * Carries a correction into its registry, in the transaction of the approval.
     *
     * @param completed the case, with the answers of its applicant
     * @param corrected answers by field id, as they are from now on
     */
    default void correct(Request completed, Map<String, String> corrected) {}
}
