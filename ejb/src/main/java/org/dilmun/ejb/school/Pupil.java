package org.dilmun.ejb.school;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.school.Enrolment;
import org.dilmun.domain.school.Student;

/** A pupil who is enrolled somewhere, and as whom the population register knows them. */
public record Pupil(Student student, Person person, Enrolment enrolment) {}
