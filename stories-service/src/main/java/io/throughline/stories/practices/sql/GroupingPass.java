package io.throughline.stories.practices.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.Ground;
import io.throughline.stories.practices.Origin;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds one organization's practices anew, in one transaction, and tells of those that changed: these have one revision, the others keep
 * theirs.
 */
final class GroupingPass {

    private static final String LOCK = """
            select from practice_grouping where organization = ? for update skip locked
            """;

    /** Each once: what is told of is marked no more, and what is being changed meanwhile keeps its mark for the next pass. */
    private static final String REWORDED = """
            with marked as (
                select organization, story from behaviour
                where organization = ? and changed_at is not null
                for update skip locked),
            seen as (
                update behaviour b set changed_at = null from marked
                where b.organization = marked.organization and b.story = marked.story
                returning b.organization, b.story)
            select distinct p.practice from seen
            join practice_story p on p.organization = seen.organization and p.story = seen.story
            """;

    private final Connection connection;
    private final UUID organization;
    private final PracticeFinder finder;
    private final int mostStories;
    private final PracticeTelling telling;
    private final Instant now;

    GroupingPass(
            Connection connection,
            UUID organization,
            PracticeFinder finder,
            int mostStories,
            PracticeTelling telling,
            Instant now) {
        this.connection = connection;
        this.organization = organization;
        this.finder = finder;
        this.mostStories = mostStories;
        this.telling = telling;
        this.now = now;
    }

    private record Found(
            Map<UUID, UUID> before, Map<UUID, Practice> beforehand, List<Practice> practices, List<UUID> stories) {}

    /** @return false where another grouper is at work on it */
    boolean run() throws SQLException {
        execute("insert into practice_grouping (organization) values (?) on conflict do nothing");
        if (!lock()) {
            return false;
        }
        // not before: it waits for whoever has changed that row and not committed yet
        execute("insert into practice_writing (organization) values (?) on conflict do nothing");
        notDueAnyMore();
        long edits = EditTable.edits(connection, organization, false);
        Found found = find();
        if (EditTable.edits(connection, organization, true) != edits) {
            found = find(); // people decided something meanwhile, and wait now
        }
        Outbox.append(connection, write(found, PracticeTable.nextRevision(connection, organization)));
        BehaviourTable.grouped(connection, organization, found.stories());
        execute("update practice_grouping set grouped_at = clock_timestamp() where organization = ?");
        return true;
    }

    private Found find() throws SQLException {
        Map<UUID, UUID> before = PlaceTable.practices(connection, organization);
        Map<String, Long> volumes = Volumes.of(connection, organization);
        List<Practice> practices = new ArrayList<>();
        List<UUID> stories = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            List<Behaviour> newest = BehaviourTable.newest(connection, organization, origin, mostStories);
            Map<UUID, List<Behaviour>> beyond = newest.size() < mostStories
                    ? Map.of()
                    : BehaviourTable.beyond(connection, organization, origin, newest);
            newest.forEach(story -> stories.add(story.story()));
            Map<UUID, UUID> pins = EditTable.pins(connection, organization, origin);
            practices.addAll(finder.find(newest, new Ground(beyond, before, pins, volumes)));
        }
        return new Found(before, PracticeTable.found(connection, organization), practices, stories);
    }

    private boolean lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** What is committed after this makes it due again. */
    private void notDueAnyMore() throws SQLException {
        execute("delete from practice_grouping_due where organization = ?");
    }

    /** @return the events of what changed */
    private List<Event> write(Found found, int revision) throws SQLException {
        Set<UUID> reworded = reworded();
        List<Practice> changed = found.practices().stream()
                .filter(practice -> reworded.contains(practice.id())
                        || !practice.equals(found.beforehand().get(practice.id())))
                .toList();
        Set<UUID> vanished = new HashSet<>(found.beforehand().keySet());
        found.practices().forEach(practice -> vanished.remove(practice.id()));
        PracticeTable.keep(connection, organization, revision, changed, now);
        PlaceTable.placeAll(connection, organization, found.practices());
        Map<UUID, UUID> after = places(found.practices());
        List<Event> events = new ArrayList<>();
        for (UUID id : vanished) {
            UUID heir = heir(id, found.before(), after);
            if (heir == null) {
                for (UUID deleted : PracticeTable.delete(connection, organization, id)) {
                    events.add(telling.gone(organization, deleted, revision));
                }
            } else {
                Origin origin = found.beforehand().get(id).origin();
                PracticeTable.merge(connection, organization, id, heir, revision);
                events.add(telling.told(PracticeState.merged(organization, id, revision, origin, heir)));
            }
        }
        for (EditTable.Merged merged : EditTable.remember(connection, organization, revision)) {
            events.add(telling.told(
                    PracticeState.merged(organization, merged.practice(), revision, merged.origin(), merged.other())));
        }
        PracticeTable.states(
                        connection,
                        organization,
                        changed.stream().map(Practice::id).toList())
                .forEach(state -> events.add(telling.told(state)));
        return events;
    }

    /** Those of which a story tells something else than it did. */
    private Set<UUID> reworded() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REWORDED)) {
            statement.setObject(1, organization);
            Set<UUID> reworded = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reworded.add(row.getObject(1, UUID.class));
                }
            }
            return reworded;
        }
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
