package org.dilmun.ejb.request;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds the code of a service that has some. */
@ApplicationScoped
public class Handlers {

    @Inject
    @Any
    Instance<ServiceHandler> all;

    public Optional<ServiceHandler> find(String service) {
        return all.stream().filter(handler -> handler.service().equals(service)).findFirst();
    }
}
