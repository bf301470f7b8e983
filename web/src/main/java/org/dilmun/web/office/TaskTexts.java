package org.dilmun.web.office;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.web.site.Lang;

/** What stands in the lines of an inbox, in the language of the page. */
@RequestScoped
public class TaskTexts {

    @Inject
    Directory directory;

    @Inject
    People people;

    @Inject
    Lang lang;

    private Map<String, Service> services;

    @PostConstruct
    void load() {
        services = directory.list().stream().collect(Collectors.toMap(Service::code, service -> service));
    }

    String service(TaskRow task) {
        return found(task).map(service -> service.name(lang.getCode())).orElse(task.serviceCode());
    }

    /** By the version in force: the case's own may call it otherwise, which its page shows. */
    String step(TaskRow task) {
        return found(task)
                .map(service -> service.descriptor().workflow())
                .flatMap(workflow -> workflow.step(task.step()))
                .map(step -> step.label().in(lang.getCode()))
                .orElse(task.step());
    }

    /** @return by party id, the names of those who have one of these tasks */
    Map<Long, LocalizedText> holders(List<TaskRow> tasks) {
        return people.names(
                tasks.stream().map(TaskRow::claimedBy).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private Optional<Service> found(TaskRow task) {
        return Optional.ofNullable(services.get(task.serviceCode()));
    }
}
