package io.throughline.standards.standards.sql;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.standards.Action;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Places;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.StandardEvent;
import io.throughline.standards.standards.Step;
import io.throughline.standards.standards.Version;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** One organization's standards: every change is a transaction with its history and, where it shows outside, its event. */
@Singleton
public class Standards {

    private final OrganizationTransaction transaction;
    private final StorePlaces places;
    private final OutboxRelay relay;
    private final Clock clock;

    Standards(DataSource dataSource, StorePlaces places, OutboxRelay relay, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.places = places;
        this.relay = relay;
        this.clock = clock;
    }

    /** A new one without a practice. */
    public Standard create(UUID organization, Content content, String person) throws SQLException {
        return transaction.call(organization, connection -> create(connection, organization, null, content, person));
    }

    /**
     * A new one, in a transaction of the caller's.
     *
     * @param practice that it is made of; the caller writes the decision that says so
     */
    public Standard create(Connection connection, UUID organization, UUID practice, Content content, String person)
            throws SQLException {
        Instant now = clock.instant();
        Standard standard = Standard.drafted(organization, Ids.next(), practice, content, person, now);
        StandardTable.insert(connection, standard, new Deed(1, Action.DRAFT, person, now, null));
        return standard;
    }

    /**
     * Begins a new version, such as {@code standard -> Optional.of(standard.draft(null, person))}.
     *
     * @param begin empty where there is nothing to begin from
     * @return empty where there is no such standard, or nothing to begin from
     */
    public Optional<Outcome> draft(
            UUID organization, UUID id, Function<Standard, Optional<Outcome>> begin, String person)
            throws SQLException {
        return transaction.call(organization, connection -> {
            Optional<Standard> standard = StandardTable.findForUpdate(connection, organization, id);
            Optional<Outcome> outcome = standard.flatMap(begin);
            if (outcome.isPresent() && outcome.get() instanceof Outcome.Changed changed) {
                keep(connection, standard.get(), changed, Action.DRAFT, null, person, clock.instant());
            }
            return outcome;
        });
    }

    /**
     * Takes a step on a version.
     *
     * @param precondition looks at the version, which nobody else changes any more, and throws where the step is not to be taken
     * @return empty where there is no such version
     */
    public Optional<Outcome> change(
            UUID organization, UUID id, int number, Consumer<Version> precondition, Step step, String person)
            throws SQLException {
        Optional<Outcome> outcome = transaction.call(organization, connection -> {
            List<Standard> successors = successors(connection, organization, step);
            Optional<Standard> found = StandardTable.findForUpdate(connection, organization, id);
            Optional<Version> version = found.flatMap(standard -> standard.version(number));
            if (version.isEmpty()) {
                return Optional.empty();
            }
            precondition.accept(version.get());
            Instant now = clock.instant();
            Outcome took = found.get()
                    .take(
                            step,
                            version.get(),
                            new Step.By(person, now, places(connection, organization, step, now), successors));
            if (took instanceof Outcome.Changed changed) {
                keep(connection, found.get(), changed, step.action(), step.reason(), person, now);
            }
            return Optional.of(took);
        });
        relay.wake();
        return outcome;
    }

    /** Where a scope is looked at: stores as they are from now on. */
    private Places places(Connection connection, UUID organization, Step step, Instant now) throws SQLException {
        return switch (step.action()) {
            case SUBMIT, PUBLISH, RETIRE -> places.at(connection, organization, now);
            default -> Places.NONE;
        };
    }

    /** Until the transaction's end nobody else of the organization has a standard superseded: two at one time could close a circle. */
    private static List<Standard> successors(Connection connection, UUID organization, Step step) throws SQLException {
        if (!(step instanceof Step.Retire retire) || retire.supersededBy() == null) {
            return List.of();
        }
        StandardTable.lockSuccessions(connection, organization);
        List<Standard> successors = new ArrayList<>();
        Optional<UUID> next = Optional.of(retire.supersededBy());
        while (next.isPresent()) {
            Optional<Standard> successor = StandardTable.find(connection, organization, next.get());
            successor.ifPresent(successors::add);
            next = successor.flatMap(Standard::supersededBy);
        }
        return successors;
    }

    private static void keep(
            Connection connection,
            Standard before,
            Outcome.Changed change,
            Action action,
            String reason,
            String person,
            Instant now)
            throws SQLException {
        StandardTable.put(connection, before, change.version());
        StandardTable.add(connection, before, new Deed(change.version().number(), action, person, now, reason));
        for (Version other : change.others()) {
            StandardTable.put(connection, before, other);
            LocalDate end = before.version(other.number()).orElseThrow().effectiveTo();
            boolean earlier = end == null
                    || other.effectiveTo() != null && other.effectiveTo().isBefore(end);
            Action followed = earlier ? Action.SUPERSEDE : Action.RESTORE;
            StandardTable.add(connection, before, new Deed(other.number(), followed, person, now, null));
        }
        if (change.version().isPublished()) {
            Validity.say(
                    connection,
                    before,
                    Stream.concat(Stream.of(change.version()), change.others().stream())
                            .toList(),
                    now);
            Standard published = before.with(change).republished(now);
            StandardTable.setRevision(connection, published);
            Outbox.append(connection, List.of(StandardEvent.of(published)));
        }
    }
}
