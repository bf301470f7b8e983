package org.dilmun.ejb.request;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.ejb.persistence.TrialRun;

/** Finds the code of a service that has some; whatever goes wrong in it is told to support. What is only tried has none. */
@ApplicationScoped
public class Handlers {

    @Inject
    @Any
    Instance<ServiceHandler> all;

    @Inject
    SupportTasks support;

    /** @return the rules of the case's service; none for an appeal or a correction, which have none of their own */
    public Optional<ServiceHandler> of(Request request) {
        return request.isApplication() ? find(request.serviceCode()) : Optional.empty();
    }

    public Optional<ServiceHandler> find(String service) {
        return TrialRun.isOn() ? Optional.empty() : known(service);
    }

    private Optional<ServiceHandler> known(String service) {
        return all.stream()
                .filter(handler -> handler.service().equals(service))
                .findFirst()
                .map(handler -> new GuardedHandler(handler, support));
    }
}
