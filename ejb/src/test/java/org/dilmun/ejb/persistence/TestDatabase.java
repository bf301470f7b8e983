package org.dilmun.ejb.persistence;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.SystemClock;

/**
 * An empty database with the product's schema and mapping (H2 in memory, or MariaDB in the run that is for it), and the
 * beans on it, wired by the types of their fields
 * as the container would. Nobody intercepts: {@link #inTransaction} says where a transaction begins and ends, and one that
 * a bean asks for apart is part of it.
 */
public final class TestDatabase implements AutoCloseable {

    private static final SchemaPool IN_MEMORY = new SchemaPool(TestDatabase::inMemory);

    private final Map<Class<?>, Object> beans = new HashMap<>();

    @SuppressWarnings("ThreadLocalUsage") // a transaction belongs to a thread and to this database
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    private final DataSource dataSource;
    private final EntityManagerFactory factory;
    private final Runnable end;
    private final EntityManager shared;

    public TestDatabase() {
        this(MariaDbServer.wanted() ? MariaDbServer.get().schemas() : IN_MEMORY);
    }

    private TestDatabase(SchemaPool pool) {
        this(pool, pool.borrow());
    }

    private TestDatabase(SchemaPool pool, SchemaPool.Schema schema) {
        this(schema.dataSource(), schema.factory(), () -> pool.giveBack(schema));
    }

    private TestDatabase(DataSource dataSource, EntityManagerFactory factory, Runnable end) {
        this.dataSource = dataSource;
        this.factory = factory;
        this.end = end;
        shared = shared();
        clocks();
    }

    /** Until a test says otherwise; the number of the node is not to run out when it does. */
    private void clocks() {
        with(RealClock.class, new SystemClock());
        bean(Ids.class);
        with(BusinessClock.class, new SystemClock()::instant);
    }

    /** @return beans on that database, which is brought to the product's schema and left there with all that is in it */
    public static TestDatabase on(DataSource database) {
        Migrator.migrate(database);
        EntityManagerFactory factory = SchemaPool.map(database);
        return new TestDatabase(database, factory, factory::close);
    }

    /** @return another node on the same database, with beans of its own; it ends with the first */
    public TestDatabase otherNode() {
        return new TestDatabase(dataSource, factory, () -> {});
    }

    private EntityManager shared() {
        return (EntityManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this::onCurrent);
    }

    private static SchemaPool.Place inMemory() throws SQLException {
        var h2 = new DilmunDataSource();
        h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        h2.setUser("sa");
        h2.setPassword("sa");
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema seed");
        }
        return new SchemaPool.Place(h2, "public", "seed");
    }

    private Object onCurrent(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (current.get() == null) {
            throw new IllegalStateException("no transaction: " + method.getName());
        }
        try {
            return method.invoke(current.get(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** @return works in the transaction of the calling thread */
    public EntityManager entityManager() {
        return shared;
    }

    public DataSource pool() {
        return dataSource;
    }

    /** Runs one transaction: committed at the end, rolled back by anything thrown. */
    public <T> T inTransaction(Supplier<T> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            current.set(manager);
            manager.getTransaction().begin();
            try {
                T result = work.get();
                manager.getTransaction().commit();
                return result;
            } finally {
                current.remove();
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        }
    }

    /** Runs one transaction that hands nothing out. */
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** Wires that object wherever a field asks for that type. */
    public <T> TestDatabase with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    /** @return the only bean of that class, wired and started: of two threads that ask for it first neither sees half of it */
    public synchronized <T> T bean(Class<T> type) {
        Object known = beans.get(type);
        return type.cast(known != null ? known : create(type));
    }

    private Object create(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            beans.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                wire(bean, field);
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    method.setAccessible(true);
                    method.invoke(bean);
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private void wire(Object bean, Field field) throws IllegalAccessException {
        Object value = null;
        if (has(field, PersistenceContext.class)) {
            value = shared;
        } else if (has(field, Resource.class)) {
            value = dataSource;
        } else if (has(field, ConfigProperty.class)) {
            value = field.getType() == Optional.class
                    ? Optional.empty()
                    : field.getAnnotation(ConfigProperty.class).defaultValue();
        } else if (has(field, Inject.class)) {
            value = bean(field.getType());
        }
        if (value != null) {
            field.setAccessible(true);
            field.set(bean, value);
        }
    }

    private static boolean has(Field field, Class<? extends Annotation> annotation) {
        return field.isAnnotationPresent(annotation);
    }

    @Override
    public void close() {
        end.run();
    }
}
