package org.dilmun.domain.access;

/** One thing that can be allowed or refused within a government body. */
public enum Permission {
    /** Applies for a person who stands at the body's counter. */
    APPLY_FOR,
    SEE_CASE,
    WORK_CASE,
    REASSIGN_TASK,
    /** Sees the memos that the body sends and receives. */
    SEE_MEMO,
    /** Writes memos to other bodies, receives theirs and answers them. */
    WRITE_MEMO,
    /** Signs what others of the body have written, gives it back, and withdraws it. */
    SIGN_MEMO,
    REFUND,
    /** Bills people in the body's name, follows what becomes of the bills and takes them back. */
    PRESENT_BILLS,
    REVOKE_DOCUMENT,
    READ_AUDIT,
    /** Takes whole files of people into the population register, which belongs to no body. */
    IMPORT_REGISTER,
    /** Looks at the eKeys of people and intervenes, which belongs to no body but the one that issues them. */
    MANAGE_EKEYS,
    /** Moves the business clock of a demonstration, for everybody. */
    MOVE_CLOCK,
    /** Sees how much a body's services are used and how long its decisions take. */
    SEE_FIGURES,
    /** Sees what is being changed in the body's services, its versions, and how each service fares. */
    SEE_DRAFTS,
    /** Writes the next version of a service of the body. */
    WRITE_DRAFT,
    /** Takes along what people answered in the forms of the body's services, without who they are. */
    TAKE_SUBMISSIONS,
    /** Lets a version that others have written be published, and takes one back. */
    PUBLISH_SERVICE,
    /** Proposes that a body is renamed, moved, merged or split: any, since this is the platform's. */
    CHANGE_BODY,
    /** Approves what others propose to become of the body. */
    APPROVE_BODY_CHANGE,
    /** Registers systems of the body that sign people in with the eKey, looks after them, and approves what others propose for them. */
    KEEP_RELYING_PARTY,
    /** The same for systems of any body. */
    KEEP_ALL_RELYING_PARTIES,
    /** Lets what others have entered into a record of the body count, and takes it back. */
    APPROVE_RECORDS,
    /** Reads the books: trial balance, accounts, entries and what caused them. They belong to no body, and nobody writes in them. */
    SEE_LEDGER,
    /** Prepares what bodies are paid, approves what another has prepared, and takes the bank's answers in. */
    SETTLE,
    /** Sees how the platform is and has failed messages and jobs tried again: the platform's, not a body's. */
    OPERATE
}
