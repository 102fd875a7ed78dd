package io.throughline.runtime.outbox;

import io.agroal.api.AgroalDataSource;
import io.throughline.runtime.parts.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A way to the database that breaks and stays broken, as for a process that is cut off. */
final class Breakable implements AutoCloseable {

    private final AgroalDataSource pool = Database.pool(1);
    private volatile boolean broken;

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (broken) {
                        throw new SQLException("cut off", "08001");
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** Ends the session that holds the lease, from the server's side. */
    void breakDown() {
        broken = true;
        Database.query("""
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                """);
    }

    @Override
    public void close() {
        pool.close();
    }
}
