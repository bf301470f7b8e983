package org.dilmun.ejb.directory;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AppealRule;
import org.dilmun.domain.directory.AppealTemplate;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;

/** What the country says of appeals. Without its file no appeal is taken. */
@ApplicationScoped
public class AppealTerms {

    private final AppealTemplate template;

    /** For the proxy of the container. */
    AppealTerms() {
        template = null;
    }

    @Inject
    public AppealTerms(Country country) {
        template = DescriptorReader.readAppeal(country).orElse(null);
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
        return template.against(refused);
    }
}
