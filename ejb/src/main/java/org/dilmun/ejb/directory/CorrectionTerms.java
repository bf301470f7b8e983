package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.CorrectionRule;
import org.dilmun.domain.directory.CorrectionTemplate;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;

/** What the country says of corrections. Without its file none is taken. */
@ApplicationScoped
public class CorrectionTerms {

    @Inject
    Country country;

    private CorrectionTemplate template;

    @PostConstruct
    void load() {
        read(country);
    }

    void read(Country data) {
        template = DescriptorReader.readCorrection(data).orElse(null);
    }

    /** @return how a completed request for that service is corrected; empty if none is taken, or nothing is asked that could be */
    public Optional<CorrectionRule> rule(ServiceDescriptor service) {
        return Optional.ofNullable(template)
                .filter(shared -> service.form() != null)
                .map(shared -> shared.rule(service))
                .filter(rule -> rule.days() > 0 && service.form().fields().anyMatch(rule::opens));
    }

    /**
     * What a correction of a request for that service is.
     *
     * @param open the fields that can be corrected
     * @throws IllegalStateException if the country has no corrections: the file stays while a case needs it
     */
    public ServiceDescriptor of(ServiceDescriptor service, List<Field> open) {
        if (template == null) {
            throw new IllegalStateException("correction.yaml is gone, but there are corrections");
        }
        return template.of(service, open);
    }
}
