package org.dilmun.ejb.civil;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.ServiceHandler;

/** Change of address: with the approval the population register has the new one, and no body asks for it any more. */
@ApplicationScoped
public class ChangeAddress implements ServiceHandler {

    private static final String NEW_ADDRESS = "new_address";

    @Inject
    People people;

    @Override
    public String service() {
        return "address-change";
    }

    @Override
    public Set<String> fields() {
        return Set.of(NEW_ADDRESS);
    }

    @Override
    public void complete(Request request) {
        Structured.parts(request.answers().get(NEW_ADDRESS))
                .map(Address::new)
                .ifPresent(people.get(request.applicantId())::moveTo);
    }
}
