package org.dilmun.web.memo;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoBodyWrong;
import org.dilmun.domain.memo.MemoContent;
import org.dilmun.domain.memo.MemoDayWrong;
import org.dilmun.domain.memo.MemoFile;
import org.dilmun.domain.memo.MemoFilesTooMany;
import org.dilmun.domain.memo.MemoIncomplete;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.memo.MemoPeople;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.memo.MemoRules;
import org.dilmun.ejb.memo.MemoUploads;
import org.dilmun.ejb.memo.Memos;
import org.dilmun.ejb.memo.ShownMemo;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.CheckedFile;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** Where a memo about a case is written, an answer to one, or a draft anew. */
@Named
@RequestScoped
public class MemoForm {

    private static final String TO = "to";
    private static final String SUBJECT = "subject";
    private static final String TEXT = "text";
    private static final String ASKED = "asked";
    private static final String REPLY_BY = "replyBy";
    private static final String FILE = "file-";
    private static final String ADDED = "added";

    @Inject
    Memos memos;

    @Inject
    MemoQueries queries;

    @Inject
    MemoPeople people;

    @Inject
    MemoRules rules;

    @Inject
    MemoUploads uploads;

    @Inject
    MemoTexts texts;

    @Inject
    RequestQueries requests;

    @Inject
    Cases cases;

    @Inject
    Access access;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** What is written. */
    private enum Mode {
        NEW,
        ANSWER,
        EDIT;

        static Mode at(String path) {
            if (path.endsWith("/answer")) {
                return ANSWER;
            }
            return path.endsWith("/edit") ? EDIT : NEW;
        }
    }

    private Mode mode;
    private Request request;
    private ShownMemo shown;

    /** A body that can be chosen. */
    public record Option(String value, String label, boolean selected) {}

    /** A file of the case that can go with it. */
    public record Choice(String id, String label, String name, boolean chosen) {}

    /** Shows the form to those who may write; a refusal is answered by the page for it. */
    public void load() {
        mode = Mode.at(lang.getPath());
        if (mode != Mode.NEW) {
            shown = queries.get(reference());
            long body = mode == Mode.ANSWER ? shown.memo().to() : shown.memo().from();
            access.require(Permission.WRITE_MEMO, body, reference().value());
        }
        if (isNewOne()) {
            request = requests.getWhole(caseReference());
            access.require(
                    Permission.WRITE_MEMO, request.bodyId(), request.reference().value());
        }
    }

    /** Keeps what was typed, or sends it where nobody has to sign it. */
    public void write() throws IOException, ServletException {
        var added = new ArrayList<CheckedFile>();
        try {
            if (looked(added)) {
                keep(added);
            }
        } finally {
            added.forEach(CheckedFile::close);
        }
    }

    /** @return whether all files that are sent with an answer may be kept; what is wrong with one stands beside them */
    private boolean looked(List<CheckedFile> added) throws IOException, ServletException {
        if (isNewOne() || !isWithFiles()) {
            return true;
        }
        for (Part part : http().getParts()) {
            if (part.getName().equals(ADDED) && part.getSize() > 0) {
                String name = Optional.ofNullable(part.getSubmittedFileName()).orElse("");
                try (InputStream content = part.getInputStream()) {
                    added.add(uploads.take(reference(), name, content));
                } catch (Problem problem) {
                    errors.add(ADDED, problem);
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isWithFiles() {
        String type = http().getContentType();
        return type != null && type.startsWith("multipart/");
    }

    private static HttpServletRequest http() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private void keep(List<CheckedFile> added) throws IOException {
        Memos.Draft draft = draft(added);
        try {
            Memo memo =
                    switch (mode) {
                        case NEW -> memos.write(reference(), draft);
                        case ANSWER -> memos.answer(reference(), draft);
                        case EDIT -> memos.rewrite(reference(), ShownVersion.of(parameters.get("shown")), draft);
                    };
            String done = memo.isSent() ? "sent" : "written";
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/memos/" + memo.reference()) + "?done=" + done);
        } catch (Problem problem) {
            errors.add(field(problem), problem);
        }
    }

    private String field(Problem problem) {
        if (problem instanceof MemoBodyWrong) {
            return TO;
        }
        if (problem instanceof MemoDayWrong) {
            return REPLY_BY;
        }
        if (problem instanceof MemoFilesTooMany) {
            return ADDED;
        }
        return problem instanceof MemoIncomplete ? missing() : null;
    }

    private String missing() {
        if (value(SUBJECT).isBlank() || value(SUBJECT).length() > MemoContent.SUBJECT_LENGTH) {
            return SUBJECT;
        }
        return value(ASKED).length() > MemoContent.ASKED_LENGTH ? ASKED : TEXT;
    }

    private Memos.Draft draft(List<CheckedFile> added) {
        return new Memos.Draft(value(TO), value(SUBJECT), value(TEXT), value(ASKED), day(), checkedFiles(), added);
    }

    private List<String> checkedFiles() {
        return parameters.keySet().stream()
                .filter(name -> name.startsWith(FILE))
                .map(name -> name.substring(FILE.length()))
                .sorted()
                .toList();
    }

    /** @return a day that is long past for what is no day: it is refused as such */
    private LocalDate day() {
        String typed = Digits.western(value(REPLY_BY).strip());
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            return LocalDate.EPOCH;
        }
    }

    private Reference reference() {
        return Reference.parse(parameters.get("reference"));
    }

    private Reference caseReference() {
        return mode == Mode.NEW ? reference() : shown.memo().requestReference();
    }

    /** Whether it is no answer, so that body and files are chosen. */
    public boolean isNewOne() {
        return mode == Mode.NEW || (mode == Mode.EDIT && shown.memo().answers() == null);
    }

    public boolean isSigned() {
        return rules.signature();
    }

    public String getTitle() {
        return messages.text(
                lang.language(),
                "office_memo_form.title." + (mode == Mode.EDIT ? "edit" : isNewOne() ? "new" : "answer"));
    }

    public String getRequest() {
        return caseReference().value();
    }

    /** The service of the case; null for who answers. */
    public String getService() {
        return request == null ? null : cases.service(request).name().in(lang.language());
    }

    /** The number of the memo that is answered; null: none is. */
    public String getAnswered() {
        if (mode == Mode.ANSWER) {
            return shown.memo().number();
        }
        return shown == null ? null : shown.original().map(Memo::number).orElse(null);
    }

    /** The body that an answer goes to. */
    public String getReceiver() {
        return mode == Mode.ANSWER ? texts.from(shown.memo()) : texts.to(shown.memo());
    }

    /** Why the draft came back; null: it did not. */
    public String getSentBack() {
        return mode == Mode.EDIT && shown.memo().state() == MemoState.RETURNED
                ? shown.memo().reason()
                : null;
    }

    /** The draft's as it was shown first; null unless one is written anew. */
    public String getVersion() {
        return mode == Mode.EDIT
                ? parameters.getOrDefault("shown", Integer.toString(shown.memo().version()))
                : null;
    }

    public List<Option> getBodies() {
        String chosen = chosenBody();
        return people.receivers(request.bodyId()).stream()
                .map(body -> new Option(
                        body.code(),
                        body.name().in(lang.language()),
                        body.code().equals(chosen)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    private String chosenBody() {
        if (isPosted() || mode == Mode.NEW) {
            return value(TO);
        }
        return people.receivers(request.bodyId()).stream()
                .filter(body -> body.id() == shown.memo().to())
                .map(body -> body.code())
                .findFirst()
                .orElse("");
    }

    /** By the order in which they came; of a question that was answered anew the last. */
    public List<Choice> getFiles() {
        Form form = cases.service(request).form();
        Set<String> chosen = chosenFiles();
        Map<String, Attachment> last = new LinkedHashMap<>();
        requests.attachments(request).forEach(file -> last.put(file.field(), file));
        return last.values().stream()
                .map(file -> new Choice(
                        FILE + file.field(),
                        form.field(file.field())
                                .map(field -> field.label().in(lang.language()))
                                .orElse(file.field()),
                        file.file().name(),
                        chosen.contains(file.field())))
                .toList();
    }

    private Set<String> chosenFiles() {
        if (isPosted()) {
            return Set.copyOf(checkedFiles());
        }
        return shown == null
                ? Set.of()
                : shown.files().stream().map(MemoFile::field).collect(Collectors.toUnmodifiableSet());
    }

    /** The own files that the draft of an answer has. */
    public List<Choice> getOwnFiles() {
        if (mode != Mode.EDIT || shown.memo().answers() == null) {
            return List.of();
        }
        List<String> checked = checkedFiles();
        return shown.files().stream()
                .map(file -> new Choice(
                        FILE + file.number(),
                        file.label().in(lang.language()),
                        file.file().name(),
                        !isPosted() || checked.contains(Integer.toString(file.number()))))
                .toList();
    }

    /** How many files, how large and of which kinds. */
    public String getFilesHint() {
        return messages.text(
                lang.language(), "office_memo_form.hint.added", MemoUploads.MOST, uploads.megabytes(), uploads.kinds());
    }

    public int getMaxBytes() {
        return uploads.megabytes() << 20;
    }

    public String getMediaTypes() {
        return uploads.mediaTypes();
    }

    private boolean isPosted() {
        return parameters.containsKey(SUBJECT);
    }

    public String getSubject() {
        if (isPosted()) {
            return value(SUBJECT);
        }
        return switch (mode) {
            case NEW -> "";
            case ANSWER -> messages.text(
                    lang.language(),
                    "office_memo_form.value.answer",
                    shown.memo().content().subject());
            case EDIT -> shown.memo().content().subject();
        };
    }

    public String getText() {
        return isPosted() || mode != Mode.EDIT
                ? value(TEXT)
                : shown.memo().content().text();
    }

    public String getAsked() {
        return isPosted() || mode != Mode.EDIT
                ? value(ASKED)
                : shown.memo().content().asked();
    }

    public String getReplyBy() {
        if (isPosted() || mode != Mode.EDIT) {
            return value(REPLY_BY);
        }
        LocalDate day = shown.memo().content().replyBy();
        return day == null ? "" : day.toString();
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }
}
