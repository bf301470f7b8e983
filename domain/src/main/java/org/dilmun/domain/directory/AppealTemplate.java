package org.dilmun.domain.directory;

import org.dilmun.domain.directory.ServiceDescriptor.TimeLimit;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * What an appeal is in a country. An action that completes it upholds the appeal, one that rejects it dismisses it.
 *
 * @param name with {@code {service}} where the name of the service stands
 * @param appeal how long it is taken where the service says nothing
 * @param time in which it is decided; null: nothing is promised
 * @param form what the applicant states
 * @param workflow who decides about it, and what they can decide; nothing is paid
 */
public record AppealTemplate(LocalizedText name, AppealRule appeal, TimeLimit time, Form form, Workflow workflow) {

    /** @return what it has in common with other cases that every service has beside itself */
    public CaseTemplate template() {
        return new CaseTemplate(name, time, form, workflow);
    }
}
