package org.dilmun.domain.access;

import java.util.Optional;
import java.util.stream.Stream;

/** What a body may let its systems do through the API, and the permission that it stands for, in that body alone. */
public enum Scope {
    REQUESTS_READ("requests.read", Permission.SEE_CASE),
    REQUESTS_WRITE("requests.write", Permission.APPLY_FOR),
    TASKS_WRITE("tasks.write", Permission.WORK_CASE),
    MEMOS_READ("memos.read", Permission.SEE_MEMO),
    /** Nobody signs by it: that stays with a person. */
    MEMOS_WRITE("memos.write", Permission.WRITE_MEMO),
    REFUNDS_WRITE("refunds.write", Permission.REFUND),
    BILLS_WRITE("bills.write", Permission.PRESENT_BILLS),
    CLOCK_MOVE("clock.move", Permission.MOVE_CLOCK);

    private final String code;
    private final Permission permission;

    Scope(String code, Permission permission) {
        this.code = code;
        this.permission = permission;
    }

    /** @return empty if there is no such scope: one that an older release knew gives nothing */
    public static Optional<Scope> of(String code) {
        return Stream.of(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    /** @return as tokens name it: {@code requests.read} */
    public String code() {
        return code;
    }

    public boolean grants(Permission wanted) {
        return permission == wanted;
    }
}
