package org.dilmun.web.office;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.request.AttachmentServlet;
import org.dilmun.web.site.Lang;

/** The files of the shown case, to be looked at beside the answers. */
@Named
@RequestScoped
public class CaseFiles {

    @Inject
    ShownCase shown;

    @Inject
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    Lang lang;

    private List<ShownFile> files;

    /**
     * A file.
     *
     * @param label of the question that it answers
     * @param url where it is downloaded
     * @param shownUrl where it is shown; null: no page shows what is of its kind
     * @param picture whether it is one, and no document
     */
    public record ShownFile(String label, String name, String url, String shownUrl, boolean picture) {}

    /** By the order of the questions; of a question that was answered anew the last. */
    public List<ShownFile> getList() {
        if (files == null) {
            Request request = shown.request();
            Form form = cases.service(request).form();
            Map<String, Attachment> last = new LinkedHashMap<>();
            queries.attachments(request).stream()
                    .filter(file -> shown.sight().shows(file.field()))
                    .forEach(file -> last.put(file.field(), file));
            List<String> asked = form.fields().map(field -> field.id()).toList();
            files = last.values().stream()
                    .sorted(Comparator.comparing(file -> asked.indexOf(file.field())))
                    .map(file -> file(request, form, file))
                    .toList();
        }
        return files;
    }

    private ShownFile file(Request request, Form form, Attachment attachment) {
        String mediaType = attachment.file().mediaType();
        return new ShownFile(
                form.field(attachment.field())
                        .map(field -> field.label().in(lang.language()))
                        .orElse(attachment.field()),
                attachment.file().name(),
                AttachmentServlet.address(request, attachment.field()),
                AttachmentServlet.isShown(mediaType)
                        ? AttachmentServlet.shownAddress(request, attachment.field())
                        : null,
                mediaType.startsWith("image/"));
    }
}
