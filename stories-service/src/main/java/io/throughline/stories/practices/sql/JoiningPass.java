package io.throughline.stories.practices.sql;

import io.throughline.runtime.outbox.Outbox;
import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.PracticeState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts one organization's newest stories into practices that there are, where they are alike enough to those that tell these best. It takes
 * little time, whatever the number of stories; what it finds stands until the practices are found anew.
 */
final class JoiningPass {

    /** Once a second at the most: a stream of stories does not drive the revisions ahead of the clock. */
    private static final String LOCK = """
            select from practice_grouping g where organization = ? and grouped_at is not null
                and not exists (
                    select from practice_writing w where w.organization = g.organization and w.revision >= %s)
            for update skip locked
            """.formatted(PracticeTable.SECONDS);

    private static final int MOST_AT_ONCE = 500;
    private static final int BEST = 8;

    private final Connection connection;
    private final UUID organization;
    private final PracticeFinder finder;
    private final PracticeTelling telling;
    private final Instant now;

    JoiningPass(Connection connection, UUID organization, PracticeFinder finder, PracticeTelling telling, Instant now) {
        this.connection = connection;
        this.organization = organization;
        this.finder = finder;
        this.telling = telling;
        this.now = now;
    }

    /** @return how many joined; 0 also where another grouper is at work on it, or something changed within this second */
    int run() throws SQLException {
        if (!lock()) {
            return 0;
        }
        List<Behaviour> fresh = BehaviourTable.unplaced(connection, organization, MOST_AT_ONCE);
        if (fresh.isEmpty()) {
            return 0;
        }
        EditTable.edits(connection, organization, true);
        List<UUID> practices =
                List.copyOf(PracticeTable.found(connection, organization).keySet());
        Map<UUID, UUID> joined =
                finder.join(fresh, BehaviourTable.ofPractices(connection, organization, practices, BEST));
        if (joined.isEmpty()) {
            return 0;
        }
        Map<UUID, List<Behaviour>> members =
                BehaviourTable.ofPractices(connection, organization, List.copyOf(joined.values()), Integer.MAX_VALUE);
        fresh.stream().filter(story -> joined.containsKey(story.story())).forEach(story -> members.computeIfAbsent(
                        joined.get(story.story()), practice -> new ArrayList<>())
                .add(story));
        int revision = PracticeTable.nextRevision(connection, organization);
        List<PracticeState> states = new Members(connection, organization, finder, now).write(members, revision);
        Outbox.append(connection, states.stream().map(telling::told).toList());
        return joined.size();
    }

    private boolean lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
