package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A step in a version's life that a person wants to take. */
public sealed interface Step {

    /**
     * Who takes it, and when.
     *
     * @param person as the identity provider names them
     * @param today the latest day that it is in any of the stores in the version's scope
     */
    record By(String person, Instant now, LocalDate today) {}

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
            return changed(version.saying(content).touchedBy(by.person()));
        }
    }

    record Submit() implements Step {

        @Override
        public Action action() {
            return Action.SUBMIT;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            List<String> missing = version.content().missing();
            return missing.isEmpty()
                    ? changed(version.being(Status.IN_REVIEW).touchedBy(by.person()))
                    : new Outcome.Incomplete(missing);
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
            LocalDate end = null;
            if (version.corrects() != null) {
                Version corrected = standard.version(version.corrects()).orElseThrow();
                if (reason == null) {
                    return new Outcome.NeedsReason();
                }
                if (!corrected.holdsOn(effectiveFrom)) {
                    return new Outcome.BadDay("effectiveFrom", corrected.holds());
                }
                if (effectiveFrom.isAfter(by.today())) {
                    return new Outcome.BadDay(
                            "effectiveFrom",
                            "must be " + by.today()
                                    + " or earlier: for what is to come, publish a version that corrects none");
                }
                end = corrected.retiredTo();
            } else if (effectiveFrom.isBefore(by.today())) {
                return past("effectiveFrom", by.today());
            }
            Outcome.Changed published = standard.settled(version.publishedFrom(effectiveFrom, end, by.now()));
            int bytes = StandardEvent.bytes(standard.with(published).republished(by.now()));
            return bytes > StandardEvent.MOST_BYTES ? new Outcome.TooLarge(bytes) : published;
        }
    }

    /** @param effectiveTo first day on which it no longer holds */
    record Retire(LocalDate effectiveTo, String reason) implements Step {

        @Override
        public Action action() {
            return Action.RETIRE;
        }

        @Override
        public Outcome on(Standard standard, Version version, By by) {
            LocalDate end = version.effectiveTo();
            if (end != null && !(version.holdsAtAll() && end.isAfter(by.today()))) {
                return new Outcome.Over(version.status(), end);
            }
            if (effectiveTo.isBefore(by.today())) {
                return past("effectiveTo", by.today());
            }
            if (effectiveTo.isBefore(version.effectiveFrom())) {
                return new Outcome.BadDay(
                        "effectiveTo",
                        "must be " + version.effectiveFrom() + " or later: nothing ends before it begins");
            }
            if (end != null && !effectiveTo.isBefore(end)) {
                return new Outcome.BadDay("effectiveTo", "must be before " + end + ": it ends then already");
            }
            return standard.settled(version.retiredFrom(effectiveTo));
        }
    }
}
