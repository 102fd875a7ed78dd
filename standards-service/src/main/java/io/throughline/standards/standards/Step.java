package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A step in a version's life that a person wants to take. */
public sealed interface Step {

    /**
     * Who takes it, when, and what is known around it.
     *
     * @param person as the identity provider names them
     * @param places all stores as they are and are planned to be, each on the day that it is there now
     * @param successors the standard that is to take the place of this one, if any, then the one that takes that one's place, and so on
     */
    record By(String person, Instant now, Places places, List<Standard> successors) {

        /**
         * The latest day that it is in any store of the version's scope, or in that of one whose end may move with it: what is past in one is past.
         * UTC's where there is none.
         */
        LocalDate today(Standard standard, Version version) {
            // in the west it may be the day before still
            LocalDate overEverywhere = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
            List<Scope> scopes = Stream.concat(
                            Stream.of(version),
                            standard.published().stream()
                                    .filter(other -> other.isOf(version.variant()) && other.holdsFrom(overEverywhere)))
                    .map(one -> one.content().scope())
                    .toList();
            return places.today(scopes, now);
        }
    }

    Action action();

    /** What the person says about it; null where nothing is asked. */
    default String reason() {
        return null;
    }

    /** Takes it on a version whose status allows it. */
    Outcome on(Standard standard, Version version, By by);

    private static Outcome changed(Version version) {
        return new Outcome.Changed(version, List.of());
    }

    private static Outcome past(String field, LocalDate today) {
        return new Outcome.BadDay(
                field,
                "must be " + today
                        + " or later: what was said of the past is changed only by a correction of the version that held");
    }

    record Edit(Content content) implements Step {

        @Override
        public Action action() {
            return Action.EDIT;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            List<String> replacing = version.isCore() ? List.of() : content.replacing();
            return replacing.isEmpty()
                    ? changed(version.saying(content).touchedBy(by.person()))
                    : new Outcome.Replaces(replacing);
        }
    }

    record Submit() implements Step {

        @Override
        public Action action() {
            return Action.SUBMIT;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            Content content = version.content();
            List<String> missing = version.isCore() ? content.missing() : content.missingInVariant();
            if (!missing.isEmpty()) {
                return new Outcome.Incomplete(missing);
            }
            return unfit(standard, version, by.today(standard, version), by)
                    .orElseGet(() -> changed(version.being(Status.IN_REVIEW).touchedBy(by.person())));
        }
    }

    /** Why what it says cannot hold from that day on, as the stores and the standard's other versions are; empty where it can. */
    private static Optional<Outcome> unfit(Standard standard, Version version, LocalDate day, By by) {
        List<Scope.Unmet> unmet = by.places().unmet(version.content().scope());
        return unmet.isEmpty()
                ? standard.weakened(version, day).map(other -> new Outcome.Weakens(version, other))
                : Optional.of(new Outcome.NoStore(unmet));
    }

    /** What nobody shall work on any more. Its number stays taken, and what was done to it stays known. */
    record Discard() implements Step {

        @Override
        public Action action() {
            return Action.DISCARD;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            return changed(version.being(Status.DISCARDED));
        }
    }

    record Approve() implements Step {

        @Override
        public Action action() {
            return Action.APPROVE;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            return version.hands().contains(by.person())
                    ? new Outcome.NeedsOtherEyes()
                    : changed(version.being(Status.APPROVED));
        }
    }

    record Return(String reason) implements Step {

        @Override
        public Action action() {
            return Action.RETURN;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            return changed(version.being(Status.DRAFT));
        }
    }

    /**
     * Those that would hold from the same day on are superseded, as long as this one is not retired before. A correction takes the place of what
     * it corrects, from a day on that has come: what is to come is said by a version that corrects none.
     *
     * @param reason why it is corrected; null for a version that corrects none
     */
    record Publish(LocalDate effectiveFrom, String reason) implements Step {

        /** Of a version that corrects none. */
        public Publish(LocalDate effectiveFrom) {
            this(effectiveFrom, null);
        }

        @Override
        public Action action() {
            return Action.PUBLISH;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            if (!version.isCore() && standard.core().isEmpty()) {
                return new Outcome.NeedsCore();
            }
            LocalDate today = by.today(standard, version);
            Optional<Outcome> unfit = unfit(standard, version, effectiveFrom, by);
            if (unfit.isPresent()) {
                return unfit.get();
            }
            Version published = version.publishedFrom(effectiveFrom, by.now());
            if (version.corrects() != null) {
                Version corrected = standard.version(version.corrects()).orElseThrow();
                if (reason == null) {
                    return new Outcome.NeedsReason();
                }
                if (!corrected.holdsOn(effectiveFrom)) {
                    return new Outcome.BadDay("effectiveFrom", corrected.holds());
                }
                if (effectiveFrom.isAfter(today)) {
                    return new Outcome.BadDay(
                            "effectiveFrom",
                            "must be " + today
                                    + " or earlier: for what is to come, publish a version that corrects none");
                }
                published = version.publishedInPlaceOf(corrected, effectiveFrom, by.now());
            } else if (effectiveFrom.isBefore(today)) {
                return past("effectiveFrom", today);
            }
            Outcome.Changed settled = standard.settled(published);
            int bytes = StandardEvent.bytes(standard.with(settled).republished(by.now()));
            return bytes > StandardEvent.MOST_BYTES ? new Outcome.TooLarge(bytes) : settled;
        }
    }

    /**
     * @param effectiveTo first day on which it no longer holds
     * @param supersededBy the standard that holds from then on in this one's place; null for none
     */
    record Retire(LocalDate effectiveTo, String reason, UUID supersededBy) implements Step {

        /** In nothing's favour. */
        public Retire(LocalDate effectiveTo, String reason) {
            this(effectiveTo, reason, null);
        }

        @Override
        public Action action() {
            return Action.RETIRE;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            LocalDate today = by.today(standard, version);
            LocalDate end = version.effectiveTo();
            if (end != null && !(version.holdsAtAll() && end.isAfter(today))) {
                return new Outcome.Over(version.status(), end);
            }
            if (effectiveTo.isBefore(today)) {
                return past("effectiveTo", today);
            }
            if (effectiveTo.isBefore(version.effectiveFrom())) {
                return new Outcome.BadDay(
                        "effectiveTo",
                        "must be " + version.effectiveFrom() + " or later: nothing ends before it begins");
            }
            if (end != null && !effectiveTo.isBefore(end)) {
                return new Outcome.BadDay("effectiveTo", "must be before " + end + ": it ends then already");
            }
            return badSuccessor(standard, version, by)
                    .orElseGet(() -> standard.settled(version.retiredFrom(effectiveTo, supersededBy)));
        }

        private Optional<Outcome> badSuccessor(Standard standard, Version version, By by) {
            if (supersededBy == null) {
                return Optional.empty();
            }
            if (!version.isCore()) {
                return Optional.of(bad("is for the core: a variant ends, and nothing takes its place"));
            }
            if (by.successors().isEmpty()) {
                return Optional.of(bad("is not a standard's id"));
            }
            if (by.successors().stream().anyMatch(other -> other.id().equals(standard.id()))) {
                return Optional.of(new Outcome.Circle(
                        by.successors().stream().map(Standard::id).toList()));
            }
            return by.successors().get(0).core().stream().anyMatch(other -> other.holdsOn(effectiveTo))
                    ? Optional.empty()
                    : Optional.of(bad("must hold on " + effectiveTo + ", or nothing would from then on"));
        }

        private static Outcome bad(String detail) {
            return new Outcome.BadSuccessor(detail);
        }
    }
}
