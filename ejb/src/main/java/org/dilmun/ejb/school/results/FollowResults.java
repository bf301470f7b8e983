package org.dilmun.ejb.school.results;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;

/** Lets this node follow what is published of exam results: every node looks each second, and no broadcast can get lost. */
@Singleton
@Startup
@DependsOn("ReleaseLoader")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(AfterMigration.class)
public class FollowResults {

    @Inject
    PublishedResults published;

    /** A node that has just started has the results before it takes calls. */
    @PostConstruct
    void start() {
        published.follow();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "published exam results")
    public void follow() {
        published.follow();
    }
}
