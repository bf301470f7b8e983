package org.dilmun.domain.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is in a government body, and with that what they may do there. */
public enum Role {
    /** Decides cases of the body, and writes and receives its memos. */
    OFFICER(Permission.SEE_CASE, Permission.WORK_CASE, Permission.SEE_MEMO, Permission.WRITE_MEMO),
    /**
     * Also sees everybody's tasks and the body's figures, takes tasks back, signs memos, bills and refunds, revokes documents, publishes what service
     * owners write, takes along what was answered, approves what is to become of the body and what others enter into records; moves a
     * demonstration's clock.
     */
    SUPERVISOR(
            Permission.SEE_CASE,
            Permission.WORK_CASE,
            Permission.REASSIGN_TASK,
            Permission.SEE_MEMO,
            Permission.WRITE_MEMO,
            Permission.SIGN_MEMO,
            Permission.REFUND,
            Permission.PRESENT_BILLS,
            Permission.REVOKE_DOCUMENT,
            Permission.SEE_FIGURES,
            Permission.SEE_DRAFTS,
            Permission.PUBLISH_SERVICE,
            Permission.TAKE_SUBMISSIONS,
            Permission.APPROVE_BODY_CHANGE,
            Permission.APPROVE_RECORDS,
            Permission.MOVE_CLOCK),
    /** Sees and changes nothing. */
    AUDITOR(Permission.SEE_CASE, Permission.SEE_MEMO, Permission.READ_AUDIT, Permission.SEE_FIGURES),
    /**
     * Answers for what the body's services say and ask, and writes it; sees how they fare and takes along what was answered; keeps the
     * systems with which the body signs people in; decides no case, and publishes and registers nothing alone.
     */
    SERVICE_OWNER(
            Permission.SEE_DRAFTS, Permission.WRITE_DRAFT, Permission.TAKE_SUBMISSIONS, Permission.KEEP_RELYING_PARTY),
    /**
     * Looks at people's eKeys where there is a reason, and suspends, resumes, closes and raises them, each with a second person; decides
     * no case and writes nothing into the population register.
     */
    IDENTITY_OFFICER(Permission.MANAGE_EKEYS),
    /** Reads the books of the whole state, of whatever body, and pays the bodies with a second person; sees no case. */
    TREASURER(Permission.SEE_LEDGER, Permission.SETTLE),
    /** Keeps the population register and decides no case: nobody may both write who somebody is and decide about them. */
    REGISTRAR(Permission.IMPORT_REGISTER),
    /**
     * No official: somebody of an organisation outside government that has a part in a service. Does the tasks that are addressed to
     * that organisation, and sees of their cases what the step says.
     */
    PARTNER(Permission.SEE_CASE, Permission.WORK_CASE),
    /** Keeps the platform running and the systems that sign people in, proposes changes of bodies; sees no case. */
    OPERATOR(Permission.OPERATE, Permission.CHANGE_BODY, Permission.KEEP_ALL_RELYING_PARTIES);

    @SuppressWarnings("ImmutableEnumChecker") // filled once and never handed out
    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = EnumSet.of(permissions[0], permissions);
    }

    @JsonCreator
    static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
