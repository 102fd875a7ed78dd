package io.throughline.standards.standards;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One behaviour that can be taught and seen, in all its versions.
 *
 * @param practice the one that it was made of, null for one without
 * @param revision of what is published: rises by one at each publishing and retiring, 0 before the first
 * @param changedAt when the revision was made; null at 0
 * @param versions by number
 */
public record Standard(
        UUID organization,
        UUID id,
        UUID practice,
        int revision,
        Instant changedAt,
        Instant createdAt,
        List<Version> versions) {

    /** A new one, with its first draft. */
    public static Standard drafted(
            UUID organization, UUID id, UUID practice, Content content, String author, Instant now) {
        return new Standard(organization, id, practice, 0, null, now, List.of(Version.draft(1, null, content, author)));
    }

    public Optional<Version> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** What readers outside see: all that were ever published. */
    public List<Version> published() {
        return versions.stream().filter(Version::isPublished).toList();
    }

    /** Begins a new version as a copy of the one that holds last, or of the last where none ever holds, unless one is worked on already. */
    public Outcome draft(String author) {
        return inWork().orElseGet(() -> {
            Version copied = versions.stream()
                    .filter(Version::holdsAtAll)
                    .max(Comparator.comparing(Version::effectiveFrom))
                    .orElse(last());
            return drafted(null, copied, author);
        });
    }

    /**
     * Begins a version that takes the place of one that holds or held, as its copy: what was published stays as it is, and it stays known what
     * was said before.
     *
     * @param wrong one of this standard's
     */
    public Outcome correction(Version wrong, String author) {
        return inWork().orElseGet(() ->
                wrong.holdsAtAll() ? drafted(wrong.number(), wrong, author) : new Outcome.NeverHeld(wrong.number()));
    }

    private Optional<Outcome> inWork() {
        return versions.stream()
                .filter(version -> version.status().isInWork())
                .findFirst()
                .map(Outcome.InWork::new);
    }

    private Outcome drafted(Integer corrects, Version copied, String author) {
        return new Outcome.Changed(Version.draft(last().number() + 1, corrects, copied.content(), author), List.of());
    }

    private Version last() {
        return versions.get(versions.size() - 1);
    }

    /** @param version one of this standard's */
    public Outcome take(Step step, Version version, Step.By by) {
        return version.status().allows(step.action())
                ? step.on(this, version, by)
                : new Outcome.NotNow(version.status(), step.action());
    }

    /**
     * What follows for all ends from that version's being published or retired: each holds until it is retired or one that was published
     * after it begins; one that was retired before it began counts for none. A correction ends only what it corrects.
     */
    Outcome.Changed settled(Version version) {
        List<Version> published = with(new Outcome.Changed(version, List.of())).published();
        List<Version> changed = published.stream()
                .map(one -> one.settled(published))
                .filter(one -> one.number() == version.number() || !versions.contains(one))
                .toList();
        return changed.stream()
                .filter(one -> one.number() == version.number())
                .map(one -> new Outcome.Changed(
                        one, changed.stream().filter(other -> other != one).toList()))
                .findFirst()
                .orElseThrow();
    }

    /** This one with those versions in place of the ones with their numbers, or besides. */
    public Standard with(Outcome.Changed change) {
        List<Version> changed = Stream.concat(Stream.of(change.version()), change.others().stream())
                .toList();
        List<Integer> numbers = changed.stream().map(Version::number).toList();
        List<Version> all = Stream.concat(
                        versions.stream().filter(version -> !numbers.contains(version.number())), changed.stream())
                .sorted(Comparator.comparingInt(Version::number))
                .toList();
        return new Standard(organization, id, practice, revision, changedAt, createdAt, all);
    }

    /** This one with nothing but those versions. */
    public Standard saying(List<Version> others) {
        return new Standard(organization, id, practice, revision, changedAt, createdAt, others);
    }

    /** This one at its next revision. */
    public Standard republished(Instant now) {
        return new Standard(organization, id, practice, revision + 1, now, createdAt, versions);
    }
}
