package org.dilmun.web.register;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.register.ImportRun;
import org.dilmun.domain.register.ImportState;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.register.ImportFolder;
import org.dilmun.ejb.register.ImportFolder.WaitingFile;
import org.dilmun.ejb.register.Imports;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Files of people that lie in the folder, and how far each import has come. */
@Named
@RequestScoped
public class ImportsPage {

    private static final int HUNDRED = 100;
    private static final int KILOBYTE = 1024;

    @Inject
    Imports imports;

    @Inject
    ImportFolder folder;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<FileRow> files;
    private List<RunRow> runs;

    /** A file that could be imported. */
    public record FileRow(String name, String size, ZonedDateTime changedAt) {}

    /**
     * An import.
     *
     * @param kind of the chip that says the state
     * @param percent of the lines that are done
     * @param report address of the report; null if nothing was rejected, or long ago
     */
    public record RunRow(
            String reference,
            String file,
            String kind,
            String state,
            String counts,
            String lines,
            long percent,
            ZonedDateTime changedAt,
            String report,
            boolean stoppable,
            boolean resumable) {}

    @PostConstruct
    void open() {
        runs = imports.list().stream().map(this::row).toList();
        files = folder.list().stream().map(this::row).toList();
    }

    private FileRow row(WaitingFile file) {
        return new FileRow(
                file.name(),
                messages.text(lang.language(), "office_imports.text.size", (file.bytes() + KILOBYTE - 1) / KILOBYTE),
                file.changedAt().atZone(country.zone()));
    }

    private RunRow row(ImportRun run) {
        return new RunRow(
                run.reference().value(),
                run.fileName(),
                switch (run.state()) {
                    case RUNNING -> "info";
                    case STOPPED -> "warn";
                    case FAILED, FILE_CHANGED -> "bad";
                    case DONE -> "ok";
                },
                messages.text(
                        lang.language(),
                        "office_imports.state."
                                + run.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                messages.text(
                        lang.language(),
                        "office_imports.text.counts",
                        run.added(),
                        run.updated(),
                        run.unchanged(),
                        run.rejected()),
                messages.text(lang.language(), "office_imports.text.lines", run.linesDone(), run.linesTotal()),
                run.linesDone() * HUNDRED / run.linesTotal(),
                run.changedAt().atZone(country.zone()),
                run.hasReport() ? ImportReportServlet.address(run.reference()) : null,
                run.state().mayBecome(ImportState.STOPPED),
                run.state().mayBecome(ImportState.RUNNING));
    }

    /** Does what the button that was pressed says. */
    public void act() throws IOException {
        try {
            if (parameters.containsKey("begin")) {
                imports.begin(folder.inspect(parameters.get("begin")));
            } else {
                move("stop", imports::stop);
                move("resume", imports::goOn);
            }
            FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/office/imports"));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    private void move(String button, Consumer<Reference> command) {
        if (parameters.containsKey(button)) {
            command.accept(Reference.parse(parameters.get(button)));
        }
    }

    /** Whether the operator has set a folder that exists. */
    public boolean isFolder() {
        return folder.present();
    }

    public List<FileRow> getFiles() {
        return files;
    }

    public List<RunRow> getRuns() {
        return runs;
    }
}
