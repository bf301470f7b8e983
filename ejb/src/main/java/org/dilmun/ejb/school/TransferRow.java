package org.dilmun.ejb.school;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Transfer;

/** A transfer with its pupil and its case. */
public record TransferRow(Transfer transfer, Student student, Person person, Request request) {}
