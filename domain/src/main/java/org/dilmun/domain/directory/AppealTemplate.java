package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.dilmun.domain.directory.ServiceDescriptor.TimeLimit;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * What an appeal is in a country: a service that is made of the one whose refusal it is against, so that every page, list
 * and rule of cases holds for it too. An action that completes it upholds the appeal, one that rejects it dismisses it.
 *
 * @param name with {@code {service}} where the name of the service stands
 * @param appeal how long it is taken where the service says nothing
 * @param time in which it is decided; null: nothing is promised
 * @param form what the applicant states
 * @param workflow who decides about it, and what they can decide; nothing is paid
 */
public record AppealTemplate(LocalizedText name, AppealRule appeal, TimeLimit time, Form form, Workflow workflow) {

    private static final String SERVICE = "{service}";

    /** @return what an appeal against a refusal of that service is: of the same body, free, and without a document */
    public ServiceDescriptor against(ServiceDescriptor refused) {
        return new ServiceDescriptor(
                refused.code(),
                named(name, refused.name()),
                null,
                refused.body(),
                refused.audience(),
                List.of(),
                refused.category(),
                refused.channels(),
                refused.assurance(),
                null,
                List.of(),
                Fee.UNSTATED,
                time,
                List.of(),
                refused.legalBasis(),
                refused.contact(),
                Map.of(),
                Set.of(),
                List.of(),
                form,
                workflow,
                null,
                null,
                null,
                null,
                null);
    }

    /** @return that name, with the name of the service at its place */
    static LocalizedText named(LocalizedText name, LocalizedText service) {
        var texts = new TreeMap<>(name.byTag());
        texts.replaceAll((tag, text) -> text.replace(SERVICE, service.in(tag)));
        return new LocalizedText(texts);
    }
}
