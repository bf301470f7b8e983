package org.dilmun.ejb.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The connection factory behind the pool: the URL alone decides which database it is ({@code jdbc:h2:}, {@code
 * jdbc:mysql:}, {@code jdbc:mariadb:}). Plain and not XA, so that a transaction on one database stays a local one.
 */
public class DilmunDataSource implements DataSource {

    /** Without a setting: a database of the process's own, beside it. Its user and password are the same word. */
    static final String DEFAULT_URL = "jdbc:h2:file:./data/dilmun;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;AUTO_SERVER=TRUE";

    static final String DEFAULT_USER = "sa";

    private String url;
    private String user;
    private String password;

    /**
     * For a command, which no container configures.
     *
     * @param settings by name, {@code DILMUN_DB_URL}; null for what is not set
     */
    public static DilmunDataSource of(UnaryOperator<String> settings) {
        var source = new DilmunDataSource();
        source.setUrl(or(settings.apply("DILMUN_DB_URL"), DEFAULT_URL));
        source.setUser(or(settings.apply("DILMUN_DB_USER"), DEFAULT_USER));
        source.setPassword(or(settings.apply("DILMUN_DB_PASSWORD"), DEFAULT_USER));
        return source;
    }

    private static String or(String setting, String otherwise) {
        return setting == null ? otherwise : setting;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String asUser, String withPassword) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", asUser);
        properties.setProperty("password", withPassword);
        Connection connection = driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the database URL");
        }
        return connection;
    }

    private Driver driver() throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            return new org.h2.Driver();
        }
        if (url.startsWith("jdbc:mysql:")) {
            return new com.mysql.cj.jdbc.Driver();
        }
        if (url.startsWith("jdbc:mariadb:")) {
            return new org.mariadb.jdbc.Driver();
        }
        throw new SQLException("the database URL must begin with jdbc:h2:, jdbc:mysql: or jdbc:mariadb:");
    }

    @Override
    public PrintWriter getLogWriter() {
        return DriverManager.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
