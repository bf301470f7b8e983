package org.dilmun.domain.directory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * Everything the platform knows of one public service: its directory page, search entry, form, workflow and outcome all
 * come from here. The vocabulary follows CPSV-AP. What the body has not stated is null or empty, never invented.
 *
 * @param code stable name in addresses and the API
 * @param body code of the competent authority
 * @param lifeEvents, category codes of the country's labels
 * @param assurance the eKey level that it asks for
 * @param authentication how surely whoever applies must be the one who came before; null: as surely as with any sign-in
 * @param eligibility who may apply; null if not stated
 * @param fee {@link Fee#UNSTATED} if not stated
 * @param time null if not stated
 * @param keywords everyday words that the official name lacks, by language tag
 * @param provisional which of {@code fee}, {@code time}, {@code documents} the body has yet to confirm
 * @param form null if the service is not yet online here
 * @param workflow null if the service is not yet online here
 * @param outcome what a completed case yields; may be null
 * @param appeal how long a refusal can be appealed; null: as the country has it
 * @param duplicates whether somebody who applies again is asked first; null: they are
 * @param provider by which of several bodies it is provided; null: by {@code body}, which answers for it in any case
 * @param correction what of a completed request can be corrected; null: as the country has it
 */
public record ServiceDescriptor(
        String code,
        LocalizedText name,
        LocalizedText summary,
        String body,
        Set<Audience> audience,
        List<String> lifeEvents,
        String category,
        List<Channel> channels,
        Assurance assurance,
        AuthenticationLevel authentication,
        LocalizedText eligibility,
        List<LocalizedText> documents,
        Fee fee,
        TimeLimit time,
        List<GuideStep> steps,
        List<LocalizedText> legalBasis,
        Contact contact,
        Map<String, List<String>> keywords,
        Set<String> provisional,
        List<String> sources,
        Form form,
        Workflow workflow,
        Outcome outcome,
        AppealRule appeal,
        Duplicates duplicates,
        Provider provider,
        CorrectionRule correction) {

    public ServiceDescriptor {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(body);
        audience = audience == null ? Set.of() : inOrder(audience);
        lifeEvents = lifeEvents == null ? List.of() : List.copyOf(lifeEvents);
        channels = channels == null ? List.of() : List.copyOf(channels);
        assurance = assurance == null ? Assurance.NONE : assurance;
        documents = documents == null ? List.of() : List.copyOf(documents);
        fee = fee == null ? Fee.UNSTATED : fee;
        steps = steps == null ? List.of() : List.copyOf(steps);
        legalBasis = legalBasis == null ? List.of() : List.copyOf(legalBasis);
        keywords = keywords == null ? Map.of() : Map.copyOf(keywords);
        provisional = provisional == null ? Set.of() : inOrder(provisional);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** The same set is written in the same order on every node, so that the same descriptor has the same hash. */
    private static <T extends Comparable<T>> Set<T> inOrder(Set<T> some) {
        return Collections.unmodifiableSet(new TreeSet<>(some));
    }

    /** @return the same service, asking that */
    public ServiceDescriptor asking(Form asked) {
        return new ServiceDescriptor(
                code,
                name,
                summary,
                body,
                audience,
                lifeEvents,
                category,
                channels,
                assurance,
                authentication,
                eligibility,
                documents,
                fee,
                time,
                steps,
                legalBasis,
                contact,
                keywords,
                provisional,
                sources,
                asked,
                workflow,
                outcome,
                appeal,
                duplicates,
                provider,
                correction);
    }

    /** @return how surely whoever applies must be the one who came before */
    public AuthenticationLevel authenticationNeeded() {
        return authentication == null ? AuthenticationLevel.PASSWORD : authentication;
    }

    /** @return whether people can apply for it on this platform today */
    public boolean online() {
        return workflow != null;
    }

    /**
     * @return whether people can apply for it in the name of another: not where it is about a child or ward of theirs, for whom they
     *     cannot send somebody else
     */
    public boolean goesWithMandates() {
        return online() && (form == null || form.fields().noneMatch(field -> field.type() == Field.Kind.CHILD));
    }

    /** @return the first row of the fee that fits that audience; empty if the body has not stated one, or it is computed */
    public Optional<FeeRow> feeFor(Audience applicant) {
        return Stream.concat(fee.list().stream(), fee.table().stream())
                .filter(row -> row.audience() == null || row.audience() == applicant)
                .findFirst();
    }

    /** @return what a completed case certifies; empty if nothing */
    public Optional<Outcome.Certificate> certificate() {
        return Optional.ofNullable(outcome).map(Outcome::certificate);
    }

    /** @return codes of the services that people usually need after this one; empty if the body names none */
    public List<String> followUps() {
        return outcome == null ? List.of() : outcome.followUps();
    }

    /** Working days to the outcome. */
    public record TimeLimit(int workingDays) {}

    /** What the applicant goes through, for reading; the machine's steps are in the workflow. */
    public record GuideStep(LocalizedText title, LocalizedText text) {}

    /** Where to ask; each part may be null. */
    public record Contact(String phone, String url) {}
}
