package org.dilmun.ejb.notice;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.directory.Directory;

/** Names the services that somebody may need next whose request is completed. */
@ApplicationScoped
public class FollowUpText {

    @Inject
    Directory directory;

    @Inject
    NoticeTexts texts;

    /** @return a paragraph of a notice; empty if the service names none that is in force */
    public Optional<LocalizedText> text(ServiceDescriptor service) {
        List<LocalizedText> names = directory.followUps(service).stream()
                .map(next -> next.descriptor().name())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.text("request.completed.follow-ups", texts.list(names)));
    }
}
