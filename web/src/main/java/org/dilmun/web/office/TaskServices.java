package org.dilmun.web.office;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.directory.AppealTerms;
import org.dilmun.ejb.directory.ComplaintTerms;
import org.dilmun.ejb.directory.CorrectionTerms;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.web.site.Lang;

/** What lists call the tasks of cases: by the version in force. The case's own may call it otherwise, which its page shows. */
@RequestScoped
public class TaskServices {

    @Inject
    Directory directory;

    @Inject
    AppealTerms appeals;

    @Inject
    ComplaintTerms complaints;

    @Inject
    CorrectionTerms corrections;

    @Inject
    People people;

    @Inject
    Lang lang;

    private Map<String, ServiceDescriptor> services;

    @PostConstruct
    void load() {
        services = directory.list().stream().collect(Collectors.toMap(Service::code, Service::descriptor));
    }

    /** @return its name, or the code of one that is not in force any more */
    public String service(String code) {
        ServiceDescriptor service = services.get(code);
        return service == null ? code : service.name().in(lang.language());
    }

    public String service(TaskRow task) {
        return find(task).map(service -> service.name().in(lang.language())).orElse(task.serviceCode());
    }

    public String step(TaskRow task) {
        return find(task)
                .map(ServiceDescriptor::workflow)
                .flatMap(workflow -> workflow.step(task.step()))
                .map(step -> step.label().in(lang.language()))
                .orElse(task.step());
    }

    /** @return by party id, the names of those who have one of these tasks */
    public Map<Long, LocalizedText> holders(List<TaskRow> tasks) {
        return people.names(
                tasks.stream().map(TaskRow::claimedBy).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private Optional<ServiceDescriptor> find(TaskRow task) {
        return Optional.ofNullable(services.get(task.serviceCode())).map(service -> called(task, service));
    }

    private ServiceDescriptor called(TaskRow task, ServiceDescriptor service) {
        if (task.complaint()) {
            return complaints.about(service);
        }
        if (task.isCorrection()) {
            return corrections.of(service, List.of());
        }
        return task.isAppeal() ? appeals.against(service) : service;
    }
}
