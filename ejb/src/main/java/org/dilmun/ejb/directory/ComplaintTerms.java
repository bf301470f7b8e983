package org.dilmun.ejb.directory;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.CaseTemplate;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;

/** What the country says of complaints. Without its file none is taken. */
@ApplicationScoped
public class ComplaintTerms {

    @Inject
    Country country;

    private CaseTemplate template;

    @PostConstruct
    void load() {
        template = DescriptorReader.readComplaint(country).orElse(null);
    }

    public boolean taken() {
        return template != null;
    }

    /**
     * What a complaint about that service is.
     *
     * @throws IllegalStateException if the country takes none: the file stays while a case needs it
     */
    public ServiceDescriptor about(ServiceDescriptor service) {
        if (template == null) {
            throw new IllegalStateException("complaint.yaml is gone, but there are complaints");
        }
        return template.about(service);
    }
}
