package io.throughline.stories.practices.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.Practice;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.PracticeState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Finds one organization's practices anew, in one transaction, and tells of all of them.
 *
 * <p>All have the same revision: the sum of what they were found in (the stories' revisions, erasures, stores heard from). So it
 * rises whenever more is known and, as long as nothing that told of a practice tells nothing any more, is the same again after a crash or a
 * replay.
 */
public final class GroupingPass {

    private static final String LOCK = """
            select revision from practice_grouping where organization = ? for update skip locked
            """;

    /** An erasure has the revision after its story's: it counts for more than what it takes away. */
    private static final String KNOWN = """
            select
                (select coalesce(sum(s.revision), 0) from behaviour b
                    join story s on s.organization = b.organization and s.id = b.story where b.organization = ?)
                + (select coalesce(sum(revision), 0) from erased_story where organization = ?),
                (select count(*) from heard_store where organization = ?)
            """;

    /** Makes the event that a practice is no more. */
    @FunctionalInterface
    public interface Gone {
        Event event(UUID organization, UUID practice, int revision);
    }

    private final Connection connection;
    private final UUID organization;
    private final PracticeFinder finder;
    private final int mostStories;
    private final Instant now;

    GroupingPass(Connection connection, UUID organization, PracticeFinder finder, int mostStories, Instant now) {
        this.connection = connection;
        this.organization = organization;
        this.finder = finder;
        this.mostStories = mostStories;
        this.now = now;
    }

    /** @return false where another grouper is at work on it */
    boolean run(Function<PracticeState, Event> told, Gone gone) throws SQLException {
        begin();
        Integer last = lock();
        if (last == null) {
            return false;
        }
        notDueAnyMore();
        Known known = known();
        List<Behaviour> behaviours = BehaviourTable.newest(connection, organization, mostStories);
        Map<UUID, UUID> before = PracticeTable.places(connection, organization);
        List<Practice> practices = finder.find(
                behaviours, BehaviourTable.beyond(connection, organization, behaviours), before, known.stores());
        // a story that tells nothing any more has left its place before
        boolean complete = PracticeTable.told(connection, organization) == before.size();
        if (complete && known.revision() <= last && before.equals(places(practices))) {
            return true;
        }
        int revision = Math.max(known.revision(), last + 1); // fewer may be known: stories that tell nothing any more
        List<Event> events = new ArrayList<>(replace(practices, before, revision, told, gone));
        events.addAll(states(revision).stream().map(told).toList());
        Outbox.append(connection, events);
        end(revision);
        return true;
    }

    private void begin() throws SQLException {
        execute("insert into practice_grouping (organization) values (?) on conflict do nothing");
    }

    private Integer lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : null;
            }
        }
    }

    /** What is committed after this makes it due again. */
    private void notDueAnyMore() throws SQLException {
        execute("delete from practice_grouping_due where organization = ?");
    }

    private record Known(int stories, int stores) {
        int revision() {
            return stories + stores;
        }
    }

    private Known known() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, organization);
            statement.setObject(2, organization);
            statement.setObject(3, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Known(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** @return the events of practices that are no more */
    private List<Event> replace(
            List<Practice> practices,
            Map<UUID, UUID> before,
            int revision,
            Function<PracticeState, Event> told,
            Gone gone)
            throws SQLException {
        List<UUID> vanished = new ArrayList<>(PracticeTable.ids(connection, organization));
        vanished.removeAll(practices.stream().map(Practice::id).toList());
        PracticeTable.keep(connection, organization, revision, practices, now);
        PracticeTable.place(connection, organization, practices);
        Map<UUID, UUID> after = places(practices);
        List<Event> events = new ArrayList<>();
        for (UUID id : vanished) {
            UUID heir = heir(id, before, after);
            if (heir == null) {
                for (UUID deleted : PracticeTable.delete(connection, organization, id)) {
                    events.add(gone.event(organization, deleted, revision));
                }
            } else {
                PracticeTable.merge(connection, organization, id, heir, revision);
                events.add(told.apply(PracticeState.merged(organization, id, revision, heir)));
            }
        }
        return events;
    }

    /** The practice that has most of its stories now, null if they are in none. */
    private static UUID heir(UUID vanished, Map<UUID, UUID> before, Map<UUID, UUID> after) {
        Map<UUID, Integer> heirs = new HashMap<>();
        before.forEach((story, practice) -> {
            if (practice.equals(vanished) && after.containsKey(story)) {
                heirs.merge(after.get(story), 1, Integer::sum);
            }
        });
        return heirs.keySet().stream()
                .max(Comparator.comparing((UUID heir) -> heirs.get(heir)).thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private List<PracticeState> states(int revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + PracticeTable.COLUMNS
                        + " from practice p where p.organization = ? and p.merged_into is null and p.revision = ? order by p.id")) {
            statement.setObject(1, organization);
            statement.setInt(2, revision);
            return PracticeTable.read(connection, statement, organization, PracticeState.MOST_EXCERPTS);
        }
    }

    private void end(int revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update practice_grouping set revision = ?, grouped_at = clock_timestamp() where organization = ?")) {
            statement.setInt(1, revision);
            statement.setObject(2, organization);
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            statement.executeUpdate();
        }
    }

    private static Map<UUID, UUID> places(List<Practice> practices) {
        Map<UUID, UUID> places = new HashMap<>();
        practices.forEach(practice -> practice.stories().forEach(story -> places.put(story, practice.id())));
        return places;
    }
}
