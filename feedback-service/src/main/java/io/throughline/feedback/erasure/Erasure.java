package io.throughline.feedback.erasure;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * That somebody asked for feedback to be erased, and how far it is.
 *
 * @param requestedBy the person's lasting name, null where the token gave none
 * @param customer a pseudonym, which is the same for the same customer; null where feedback was named, or nothing was looked for yet
 * @param unknown ids that were named and that the organization never had, or of which nothing is left
 * @param feedback how many were found so far
 * @param completedAt when all of it was certainly deleted here; null till then
 * @param confirmedAt when each service had confirmed each of them; null till then
 */
public record Erasure(
        UUID id,
        Instant requestedAt,
        String requestedBy,
        Subject subject,
        String customer,
        List<UUID> unknown,
        long feedback,
        Instant completedAt,
        Instant confirmedAt) {

    /** What is waited for. */
    public enum Status {
        /** This service deletes. */
        RUNNING,
        /** Deleted here; another service has not confirmed all of it. */
        CONFIRMING,
        /** Deleted everywhere; topics, dead letters or backups may still hold what was there before. */
        EXPIRING,
        DONE;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    /** What a service has confirmed: of how many feedbacks, and when the last of them. */
    public record Confirmations(long feedback, Instant last) {

        static final Confirmations NONE = new Confirmations(0, null);
    }

    public Status status(Instant now, Deadlines deadlines) {
        if (completedAt == null) {
            return Status.RUNNING;
        }
        if (confirmedAt == null) {
            return Status.CONFIRMING;
        }
        return now.isAfter(confirmedAt.plus(deadlines.longest())) ? Status.DONE : Status.EXPIRING;
    }

    /** @param confirmations by the service's name */
    public List<Place> places(Map<String, Confirmations> confirmations, Instant now, Deadlines deadlines) {
        Instant atOnce = requestedAt.plus(deadlines.databases());
        List<Place> places = new ArrayList<>();
        places.add(
                completedAt == null
                        ? Place.awaited(Place.Name.FEEDBACK_DATABASE, atOnce, feedback, now)
                        : Place.confirmed(Place.Name.FEEDBACK_DATABASE, atOnce, feedback, completedAt));
        places.add(database(Place.Name.STORIES_DATABASE, confirmations, Confirming.STORIES, atOnce, now));
        places.add(database(Place.Name.STANDARDS_DATABASE, confirmations, Confirming.STANDARDS, atOnce, now));
        boolean certain = confirmedAt != null;
        Instant last = certain ? confirmedAt : atOnce;
        places.add(Place.expiring(Place.Name.TOPICS, last.plus(deadlines.topics()), certain, now));
        places.add(Place.expiring(Place.Name.DEAD_LETTERS, last.plus(deadlines.deadLetters()), certain, now));
        places.add(deadlines
                .backups()
                .map(kept -> Place.expiring(Place.Name.BACKUPS, last.plus(kept), certain, now))
                .orElse(Place.unknown(Place.Name.BACKUPS)));
        return places;
    }

    private Place database(
            Place.Name name, Map<String, Confirmations> all, Confirming service, Instant due, Instant now) {
        Confirmations confirmed = all.getOrDefault(service.service(), Confirmations.NONE);
        if (completedAt == null || confirmed.feedback() < feedback) {
            return Place.awaited(name, due, confirmed.feedback(), now);
        }
        return Place.confirmed(name, due, feedback, confirmed.last() == null ? completedAt : confirmed.last());
    }
}
