package org.dilmun.ejb.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The connection factory behind the pool: the URL alone decides which database it is ({@code jdbc:h2:}, {@code
 * jdbc:mysql:}, {@code jdbc:mariadb:}). Plain and not XA, so that a transaction on one database stays a local one.
 */
public class DilmunDataSource implements DataSource {

    private static final String MYSQL_SCHEME = "jdbc:mysql:";

    /** Without a setting: a database of the process's own, beside it. Its user and password are the same word. */
    static final String DEFAULT_URL = "jdbc:h2:file:./data/dilmun;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;AUTO_SERVER=TRUE";

    static final String DEFAULT_USER = "sa";

    /**
     * What the driver of MySQL does not do unless it is asked: keep what it has parsed of a statement, send the rows of a batch
     * together, and ask the server for nothing that it knows. Statements of the object-relational mapping are longer than the 256
     * characters that it would keep.
     */
    private static final Map<String, String> MYSQL = Map.of(
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "500",
            "prepStmtCacheSqlLimit", "8192",
            "rewriteBatchedStatements", "true",
            "useLocalSessionState", "true",
            "cacheServerConfiguration", "true");

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
        var properties = options();
        properties.setProperty("user", asUser);
        properties.setProperty("password", withPassword);
        Connection connection = driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the database URL");
        }
        return connection;
    }

    /** @return what the driver is asked for where the URL says nothing of it: whoever runs the platform knows better */
    Properties options() {
        var options = new Properties();
        if (url.startsWith(MYSQL_SCHEME)) {
            MYSQL.forEach((option, value) -> {
                if (!url.contains(option + "=")) {
                    options.setProperty(option, value);
                }
            });
        }
        return options;
    }

    private Driver driver() throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            return new org.h2.Driver();
        }
        if (url.startsWith(MYSQL_SCHEME)) {
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
