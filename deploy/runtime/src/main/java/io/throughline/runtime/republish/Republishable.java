package io.throughline.runtime.republish;

import io.throughline.runtime.events.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a service can publish again from its database, for a reader whose topic has forgotten it. A bean for each topic. */
public interface Republishable {

    /** The topic's full name. */
    String topic();

    /**
     * The events of an organization's entities as they are now, with the ids that they were published with, in the order of the entities' ids.
     * Of a compacted topic the rows are locked ({@code for share}), or an older state could be published after a newer one.
     *
     * @param connection in a transaction of the flow's role that the organization is admitted to
     * @param from first instant of the period, null for no beginning; entities of whole-state topics have no period
     * @param to first instant after the period, null for no end
     * @param after the last entity of the page before, null for the first page
     * @param limit entries at the most; fewer are the last page
     */
    List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException;

    /** @param id the entity's */
    record Entry(UUID id, Event event) {}
}
