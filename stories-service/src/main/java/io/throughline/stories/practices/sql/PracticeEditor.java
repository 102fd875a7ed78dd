package io.throughline.stories.practices.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.EditOutcome;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.PracticeEdit;
import io.throughline.stories.practices.PracticeEdit.What;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.PracticeIds;
import io.throughline.stories.practices.PracticeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import javax.sql.DataSource;

/**
 * Does to practices what people decide, at once, and keeps it: a story that they put somewhere stays there. Each decision is one transaction with
 * the events that tell of it.
 */
public final class PracticeEditor {

    private final OrganizationTransaction transaction;
    private final PracticeFinder finder;
    private final PracticeTelling telling;
    private final Runnable wakeRelay;
    private final Clock clock;

    /** @param dataSource the flow's, which writes practices */
    public PracticeEditor(
            DataSource dataSource, PracticeFinder finder, PracticeTelling telling, Runnable wakeRelay, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.finder = finder;
        this.telling = telling;
        this.wakeRelay = wakeRelay;
        this.clock = clock;
    }

    /**
     * Who edits which practice.
     *
     * @param expected whether the practice's revision is the one that the person has seen
     */
    public record Edit(UUID organization, UUID practice, String by, IntPredicate expected) {}

    /** Puts all its stories into another practice; it leads there from now on. */
    public EditOutcome merge(Edit edit, UUID into) throws SQLException {
        return edit(edit, (step, from) -> {
            PracticeState target = step.find(into);
            if (target == null || target.mergedInto() != null || into.equals(edit.practice())) {
                return new EditOutcome.NoSuchOther();
            }
            if (target.origin() != from.origin()) {
                return new EditOutcome.OtherOrigin();
            }
            List<Behaviour> moved = step.members(edit.practice());
            List<Behaviour> members = new ArrayList<>(step.members(into));
            members.addAll(moved);
            step.pin(from.origin(), into, members);
            int revision = step.revision();
            List<PracticeState> states = step.write(Map.of(into, members), revision);
            PracticeTable.merge(step.connection, edit.organization(), edit.practice(), into, revision);
            step.note(new PracticeEdit(What.MERGE, into, moved.size(), edit.by(), step.now));
            step.tell(
                    PracticeState.merged(edit.organization(), edit.practice(), revision, from.origin(), into), states);
            return new EditOutcome.Done(states.get(0));
        });
    }

    /** Takes these stories out of it, into a practice of their own. */
    public EditOutcome split(Edit edit, List<UUID> stories) throws SQLException {
        return edit(edit, (step, from) -> {
            Set<UUID> wanted = new LinkedHashSet<>(stories);
            List<Behaviour> out = new ArrayList<>();
            List<Behaviour> left = new ArrayList<>();
            for (Behaviour member : step.members(edit.practice())) {
                (wanted.remove(member.story()) ? out : left).add(member);
            }
            if (!wanted.isEmpty()) {
                return new EditOutcome.NotItsStories(wanted);
            }
            if (left.isEmpty()) {
                return new EditOutcome.NothingLeft();
            }
            UUID made = PracticeIds.next(step.now);
            step.pin(from.origin(), made, out);
            step.pin(from.origin(), edit.practice(), left);
            List<PracticeState> states = step.write(Map.of(made, out, edit.practice(), left), step.revision());
            step.note(new PracticeEdit(What.SPLIT, made, out.size(), edit.by(), step.now));
            step.tell(null, states);
            return new EditOutcome.Done(states.stream()
                    .filter(state -> state.id().equals(made))
                    .findFirst()
                    .orElseThrow());
        });
    }

    /** Gives it a title, which stays whatever stories come. */
    public EditOutcome title(Edit edit, String title) throws SQLException {
        return edit(edit, (step, practice) -> {
            List<Behaviour> members = step.members(edit.practice());
            step.pin(practice.origin(), edit.practice(), members);
            EditTable.title(step.connection, edit.organization(), edit.practice(), title, repeated(title, members));
            List<PracticeState> states = step.write(Map.of(edit.practice(), members), step.revision());
            step.note(new PracticeEdit(What.TITLE, null, members.size(), edit.by(), step.now));
            step.tell(null, states);
            return new EditOutcome.Done(states.get(0));
        });
    }

    /** The story whose sentence stands in the title, null where none does. */
    private static UUID repeated(String title, List<Behaviour> members) {
        String said = words(title);
        return members.stream()
                .filter(member -> said.contains(words(member.sentence())))
                .map(Behaviour::story)
                .findFirst()
                .orElse(null);
    }

    private static String words(String text) {
        return String.join(" ", text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }

    private interface Work {
        EditOutcome on(Step step, PracticeState practice) throws SQLException;
    }

    private EditOutcome edit(Edit edit, Work work) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EditOutcome outcome = transaction.call(edit.organization(), connection -> {
            EditTable.begin(connection, edit.organization());
            Step step = new Step(connection, edit, now);
            PracticeState practice = step.find(edit.practice());
            if (practice == null || step.members(practice.id()).isEmpty() && practice.mergedInto() == null) {
                return new EditOutcome.Unknown();
            }
            if (practice.mergedInto() != null) {
                return new EditOutcome.Merged(practice.mergedInto());
            }
            return edit.expected().test(practice.revision())
                    ? work.on(step, practice)
                    : new EditOutcome.ChangedMeanwhile();
        });
        wakeRelay.run();
        return outcome;
    }

    /** One decision's transaction. */
    private final class Step {

        final Connection connection;
        final Instant now;
        private final Edit edit;

        Step(Connection connection, Edit edit, Instant now) {
            this.connection = connection;
            this.edit = edit;
            this.now = now;
        }

        PracticeState find(UUID id) throws SQLException {
            return PracticeTable.states(connection, edit.organization(), List.of(id)).stream()
                    .findFirst()
                    .orElse(null);
        }

        List<Behaviour> members(UUID practice) throws SQLException {
            return BehaviourTable.ofPractices(connection, edit.organization(), List.of(practice), Integer.MAX_VALUE)
                    .getOrDefault(practice, List.of());
        }

        int revision() throws SQLException {
            return PracticeTable.nextRevision(connection, edit.organization());
        }

        void pin(Origin origin, UUID practice, List<Behaviour> stories) throws SQLException {
            EditTable.pin(
                    connection,
                    edit.organization(),
                    origin,
                    practice,
                    stories.stream().map(Behaviour::story).toList());
        }

        List<PracticeState> write(Map<UUID, List<Behaviour>> members, int revision) throws SQLException {
            return new Members(connection, edit.organization(), finder, now).write(new HashMap<>(members), revision);
        }

        void note(PracticeEdit decided) throws SQLException {
            EditTable.note(connection, edit.organization(), edit.practice(), decided);
        }

        /** @param merged may be null */
        void tell(PracticeState merged, List<PracticeState> states) throws SQLException {
            List<Event> events = new ArrayList<>();
            if (merged != null) {
                events.add(telling.told(merged));
            }
            states.forEach(state -> events.add(telling.told(state)));
            Outbox.append(connection, events);
            BehaviourTable.due(connection, Set.of(edit.organization()));
        }
    }
}
