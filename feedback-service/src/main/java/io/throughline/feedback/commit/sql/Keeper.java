package io.throughline.feedback.commit.sql;

import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.EntryKey;
import io.throughline.feedback.commit.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes a batch with its ledger and its events in one commit. */
public interface Keeper<T> {

    /**
     * @param connection in autocommit
     * @param batch no key twice; sorted by key, or two writers deadlock
     * @return what stands for every entry's key
     */
    Map<EntryKey, Standing> keep(Connection connection, List<Entry<T>> batch) throws SQLException;
}
