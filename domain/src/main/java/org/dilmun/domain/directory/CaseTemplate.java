package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.dilmun.domain.directory.ServiceDescriptor.TimeLimit;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * What every service has beside itself, as an appeal or a complaint: a service that is made of the one it is about, so that
 * every page, list and rule of cases holds for it too.
 *
 * @param name with {@code {service}} where the name of the service stands
 * @param time in which it is decided; null: nothing is promised
 * @param form what the applicant states
 * @param workflow who decides about it, and what they can decide; nothing is paid
 */
public record CaseTemplate(LocalizedText name, TimeLimit time, Form form, Workflow workflow) {

    private static final String SERVICE = "{service}";

    /** @return what it is about that service: of the same body, free, and without a document */
    public ServiceDescriptor about(ServiceDescriptor service) {
        return new ServiceDescriptor(
                service.code(),
                named(name, service.name()),
                null,
                service.body(),
                service.audience(),
                List.of(),
                service.category(),
                service.channels(),
                service.assurance(),
                service.authentication(),
                null,
                List.of(),
                Fee.UNSTATED,
                time,
                List.of(),
                service.legalBasis(),
                service.contact(),
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
