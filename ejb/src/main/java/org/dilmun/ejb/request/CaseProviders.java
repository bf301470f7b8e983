package org.dilmun.ejb.request;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Provider;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Districts;

/** Which of the bodies that provide a service a case goes to: the one in whose district its address lies. */
@ApplicationScoped
public class CaseProviders {

    @Inject
    Districts districts;

    @Inject
    Bodies bodies;

    /**
     * The body that serves the address.
     *
     * @param service that several bodies provide
     * @return empty if nobody serves it, or it is not known (yet)
     */
    public Optional<GovernmentBody> find(ServiceDescriptor service, Person applicant, Map<String, String> answers) {
        Provider provider = service.provider();
        return find(provider, address(provider, applicant, answers));
    }

    private Optional<GovernmentBody> find(Provider provider, Address address) {
        return districts
                .find(provider.division())
                .flatMap(division -> division.bodyOf(address))
                .map(bodies::inCharge);
    }

    private static Address address(Provider provider, Person applicant, Map<String, String> answers) {
        return provider.address() == null
                ? applicant.address()
                : asked(provider, answers).orElse(null);
    }

    private static Optional<Address> asked(Provider provider, Map<String, String> answers) {
        return Structured.parts(answers.getOrDefault(provider.address(), "")).map(Address::new);
    }

    /**
     * The body that serves the address.
     *
     * @param service that several bodies provide
     * @throws AddressNotServed if nobody serves it, or it is not known
     */
    GovernmentBody get(ServiceDescriptor service, Person applicant, Map<String, String> answers) {
        return find(service, applicant, answers).orElseThrow(AddressNotServed::new);
    }

    /** @throws AddressNotServed if the service goes by where the applicant is registered, and nobody serves that */
    void requireFor(ServiceDescriptor service, Person applicant) {
        if (service.provider() != null && service.provider().address() == null) {
            get(service, applicant, Map.of());
        }
    }

    /** @throws AnswersRefused if the address is answered, and nobody serves it: told beside the question */
    void requireServed(ServiceDescriptor service, Map<String, String> answers) {
        Provider provider = service.provider();
        if (provider != null && provider.address() != null) {
            asked(provider, answers)
                    .filter(address -> find(provider, address).isEmpty())
                    .ifPresent(address -> {
                        throw AnswersRefused.of(Map.of(provider.address(), "field-not-served"));
                    });
        }
    }
}
