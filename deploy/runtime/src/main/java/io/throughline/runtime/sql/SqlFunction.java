package io.throughline.runtime.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on a connection inside a transaction that somebody else begins and ends. */
@FunctionalInterface
public interface SqlFunction<T> {

    T apply(Connection connection) throws SQLException;
}
