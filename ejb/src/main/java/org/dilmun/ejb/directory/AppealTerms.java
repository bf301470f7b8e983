package org.dilmun.ejb.directory;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AppealRule;
import org.dilmun.domain.directory.AppealTemplate;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;

/** What the country says of appeals. Without its file no appeal is taken. */
@ApplicationScoped
public class AppealTerms {

    @Inject
    Country country;

    private AppealTemplate template;

    @PostConstruct
    void load() {
        read(country);
    }

    void read(Country data) {
        template = DescriptorReader.readAppeal(data).orElse(null);
    }

    /** @return how long a refusal by that service can be appealed; empty if it cannot */
    public Optional<AppealRule> rule(ServiceDescriptor service) {
        return Optional.ofNullable(template)
                .map(shared -> service.appeal() == null ? shared.appeal() : service.appeal())
                .filter(rule -> rule.days() > 0);
    }

    /**
     * What an appeal against a refusal by that service is.
     *
     * @throws IllegalStateException if the country has no appeals: the file stays while a case needs it
     */
    public ServiceDescriptor against(ServiceDescriptor refused) {
        if (template == null) {
            throw new IllegalStateException("appeal.yaml is gone, but there are appeals");
        }
        return template.template().about(refused);
    }
}
