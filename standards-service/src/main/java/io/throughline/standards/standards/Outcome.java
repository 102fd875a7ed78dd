package io.throughline.standards.standards;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** What became of a step that a person wanted to take. */
public sealed interface Outcome {

    /**
     * @param version as it is now
     * @param others versions whose end has come, gone or moved with it, as they are now
     */
    record Changed(Version version, List<Version> others) implements Outcome {}

    /** Nothing has changed. */
    sealed interface Refused extends Outcome {

        /** Why, for people. */
        String detail();
    }

    /** The version's status does not allow it. */
    record NotNow(Status status, Action wanted) implements Refused {

        @Override
        public String detail() {
            String allowed = Arrays.stream(Action.values())
                    .filter(status::allows)
                    .map(Action::wireName)
                    .collect(Collectors.joining(", "));
            return "The version is %s: it allows %s, not %s."
                    .formatted(status.wireName(), allowed.isEmpty() ? "no step" : allowed, wanted.wireName());
        }
    }

    /** A standard's core, and each variant, is worked on in one version at a time. */
    record InWork(Version version) implements Refused {

        @Override
        public String detail() {
            return "Version %d is %s: finish it first."
                    .formatted(version.number(), version.status().wireName());
        }
    }

    /** Whoever approves had a hand in it. */
    record NeedsOtherEyes() implements Refused {

        @Override
        public String detail() {
            return "You wrote or submitted this version: someone else approves it.";
        }
    }

    /** @param missing fields without which it cannot be taught */
    record Incomplete(List<String> missing) implements Refused {

        @Override
        public String detail() {
            return "Before it is reviewed it needs: " + String.join(", ", missing) + ".";
        }
    }

    /** A correction says why. */
    record NeedsReason() implements Refused {

        @Override
        public String detail() {
            return "is needed: the version corrects another";
        }
    }

    /** There is nothing to correct. */
    record NeverHeld(int number) implements Refused {

        @Override
        public String detail() {
            return "Version %d holds on no day: there is nothing to correct.".formatted(number);
        }
    }

    /** There is no day left on which it would hold. */
    record Over(Status status, LocalDate end) implements Refused {

        @Override
        public String detail() {
            return "The version is %s and does not hold from %s on: there is nothing to retire."
                    .formatted(status.wireName(), end);
        }
    }

    /** @param bytes that the standard would have with it, in the event that tells it */
    record TooLarge(int bytes) implements Refused {

        @Override
        public String detail() {
            return String.format(
                    Locale.ROOT,
                    "With all its versions the standard would have %,d bytes, and %,d are the most: "
                            + "shorten this version, or begin another standard.",
                    bytes,
                    StandardEvent.MOST_BYTES);
        }
    }

    /** A day that cannot be: the past is not changed, and nothing ends before it begins. */
    record BadDay(String field, String detail) implements Refused {}

    /** There is no such variant to go on with. */
    record NoVariant(String name) implements Refused {

        @Override
        public String detail() {
            return "The standard has no variant " + name + ": begin it first.";
        }
    }

    record VariantThere(String name) implements Refused {

        @Override
        public String detail() {
            return "The standard has a variant " + name
                    + " already: draft a new version of it, or choose another name.";
        }
    }

    /** @param fields that would take the place of what the core says, with slashes between the names */
    record Replaces(List<String> fields) implements Refused {

        @Override
        public String detail() {
            return "is not a variant's: a variant adds to what the core says, and takes the place of nothing";
        }
    }

    /** @param other with which it does not go together */
    record Weakens(Version version, Version other) implements Refused {

        @Override
        public String detail() {
            Commitment promise = other.content().commitment();
            return (other.isCore() ? "The standard" : "Variant " + other.variant())
                    + " promises \"%s\" within %d seconds (version %d): "
                            .formatted(promise.promise(), promise.withinSeconds(), other.number())
                    + (other.isCore()
                            ? "a variant promises as much or more, not less."
                            : "it would promise less than the standard. Publish a stricter version of it first.");
        }
    }

    /** There is nothing yet to add to. */
    record NeedsCore() implements Refused {

        @Override
        public String detail() {
            return "A variant adds to the core, and of that nothing is published yet: publish a version of it first.";
        }
    }

    /** The scope leads to no store, or one of its names does not. */
    record NoStore(List<Scope.Unmet> unmet) implements Refused {

        @Override
        public String detail() {
            return "The scope names what no store is.";
        }
    }

    /** The standard that is to take the place of this one cannot. */
    record BadSuccessor(String detail) implements Refused {}

    /** @param standards from the one that was to take this one's place on, each superseded by the next, and one of them by this one */
    record Circle(List<UUID> standards) implements Refused {

        @Override
        public String detail() {
            return "It would come to supersede itself, by way of "
                    + standards.stream().map(UUID::toString).collect(Collectors.joining(", ")) + ".";
        }
    }
}
