package org.dilmun.web.request;

import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What the registers know of an applicant, as pages show it. */
@RequestScoped
public class RegistryValues {

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @return the value of a registry field, in the language of the page */
    public String of(Field field, Person applicant) {
        return switch (field.source()) {
            case "applicant.name" -> applicant.name().in(lang.language());
            case "applicant.address" -> address(applicant.address());
            default -> throw new IllegalArgumentException("no register knows " + field.source());
        };
    }

    /** @return the address in the country's form, without the parts that it lacks */
    public String address(Address address) {
        return country.addressForm().stream()
                .filter(part -> address.part(part.part()) != null)
                .map(part -> part.label().in(lang.language()) + " "
                        + part.said(address.part(part.part())).in(lang.language()))
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
    }
}
