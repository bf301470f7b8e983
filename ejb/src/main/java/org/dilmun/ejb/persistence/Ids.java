package org.dilmun.ejb.persistence;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import com.github.f4b6a3.tsid.TsidFactory;

import org.dilmun.ejb.country.RealClock;

/**
 * Time-ordered 64-bit ids, unique over all nodes: each node leases a number of its own in the database and renews it. A
 * node that cannot renew its lease stops giving ids before anybody else may take its number. Ids never leave the system;
 * they follow the real clock even when the business clock is moved.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@Interceptors(AfterMigration.class)
public class Ids {

    private static final System.Logger LOG = System.getLogger(Ids.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int NODES = 1024;

    @Inject
    RealClock clock;

    @Resource(lookup = "java:app/jdbc/dilmun")
    DataSource dataSource;

    private final String owner = host() + "/" + UUID.randomUUID();
    private volatile TsidFactory factory;
    private volatile Instant leasedUntil = Instant.EPOCH;
    private volatile int node;
    private Instant startedAt;

    @PostConstruct
    void start() {
        startedAt = clock.instant();
        node = lease();
        factory = TsidFactory.newInstance1024(node);
        LOG.log(System.Logger.Level.INFO, "node number {0} leased", node);
    }

    public long next() {
        if (clock.instant().isAfter(leasedUntil)) {
            throw new IllegalStateException(
                    "the lease of this node's number has run out: the database did not renew it");
        }
        return factory.create().toLong();
    }

    /** @return this process, as leases name it */
    public String owner() {
        return owner;
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false, info = "renew the node number")
    void renew() {
        Instant until = clock.instant().plus(LEASE);
        int renewed = update(
                "update node_lease set leased_until = ? where node_no = ? and lease_owner = ?", until, node, owner);
        if (renewed == 1) {
            leasedUntil = until;
        } else {
            node = lease();
            factory = TsidFactory.newInstance1024(node);
        }
    }

    @PreDestroy
    void release() {
        update(
                "update node_lease set leased_until = ? where node_no = ? and lease_owner = ?",
                clock.instant(),
                node,
                owner);
    }

    private int lease() {
        Instant now = clock.instant();
        for (int candidate = 0; candidate < NODES; candidate++) {
            if (claim(candidate, now)) {
                leasedUntil = now.plus(LEASE);
                return candidate;
            }
        }
        throw new IllegalStateException("all " + NODES + " node numbers are leased");
    }

    private boolean claim(int candidate, Instant now) {
        Instant until = now.plus(LEASE);
        try (Connection connection = dataSource.getConnection();
                var free = connection.prepareStatement("update node_lease set lease_owner = ?, leased_until = ?,"
                        + " release_name = ?, started_at = ? where node_no = ? and leased_until < ?")) {
            free.setString(1, owner);
            free.setTimestamp(2, Timestamp.from(until));
            free.setString(3, Release.name());
            free.setTimestamp(4, Timestamp.from(startedAt));
            free.setInt(5, candidate);
            free.setTimestamp(6, Timestamp.from(now));
            return free.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("no node number can be leased", e);
        }
    }

    private int update(String sql, Instant until, int number, String holder) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setInt(2, number);
            statement.setString(3, holder);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the lease of the node number cannot be written", e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host"; // the UUID beside it is what makes the owner unique
        }
    }
}
