package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
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
        return new Standard(
                organization, id, practice, 0, null, now, List.of(Version.draft(1, null, null, content, author)));
    }

    /** One that was made elsewhere; of what it says is published, this is the first revision. */
    public static Standard imported(UUID organization, UUID id, List<Version> versions, Instant now) {
        Standard standard = new Standard(organization, id, null, 0, null, now, versions);
        return standard.published().isEmpty() ? standard : standard.republished(now);
    }

    public Optional<Version> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** What says whom a version concerns: itself or, of a variant, the last published version of the core, or the last where none is. */
    public Version coreOf(Version version) {
        return version.isCore()
                ? version
                : versions.stream()
                        .filter(Version::isCore)
                        .max(Comparator.comparing(Version::isPublished).thenComparing(Version::number))
                        .orElseThrow();
    }

    /** What readers outside see: all that were ever published, of the core and of variants. */
    public List<Version> published() {
        return versions.stream().filter(Version::isPublished).toList();
    }

    /** Those of published versions that say what holds in all stores of the standard. */
    public List<Version> core() {
        return published().stream().filter(Version::isCore).toList();
    }

    /** A version with which a variant would promise less than the core on some day from that one on, were the given one published. */
    public Optional<Version> weakened(Version version, LocalDate day) {
        Commitment promise = version.content().commitment();
        return promise == null
                ? Optional.empty()
                : versions.stream()
                        .filter(other -> other.isCore() != version.isCore() && other.holdsFrom(day))
                        .filter(other -> other.content().commitment() != null)
                        .filter(other -> version.isCore()
                                ? other.content().commitment().isWeakerThan(promise)
                                : promise.isWeakerThan(other.content().commitment()))
                        .findFirst();
    }

    /** The standard that takes its place; empty where none does. */
    public Optional<UUID> supersededBy() {
        return core().stream()
                .filter(Version::holdsAtAll)
                .max(Comparator.comparing(Version::effectiveFrom))
                .map(Version::supersededBy);
    }

    /**
     * Begins a new version as a copy of the one that holds last, or of the last where none ever holds, unless one is worked on already.
     *
     * @param variant of which; null for the core
     */
    public Outcome draft(String variant, String author) {
        List<Version> same =
                versions.stream().filter(version -> version.isOf(variant)).toList();
        if (same.isEmpty()) {
            return new Outcome.NoVariant(variant);
        }
        return inWork(variant).orElseGet(() -> {
            Version copied = same.stream()
                    .filter(Version::holdsAtAll)
                    .max(Comparator.comparing(Version::effectiveFrom))
                    .orElse(same.get(same.size() - 1));
            return drafted(variant, null, copied.content(), author);
        });
    }

    /**
     * Begins a variant: what some of the standard's stores do besides.
     *
     * @param name of it, within the standard
     */
    public Outcome variant(String name, Content content, String author) {
        if (versions.stream().anyMatch(version -> version.isOf(name))) {
            return new Outcome.VariantThere(name);
        }
        List<String> replacing = content.replacing();
        return replacing.isEmpty() ? drafted(name, null, content, author) : new Outcome.Replaces(replacing);
    }

    /**
     * Begins a version that takes the place of one that holds or held, as its copy: what was published stays as it is, and it stays known what
     * was said before.
     *
     * @param wrong one of this standard's
     */
    public Outcome correction(Version wrong, String author) {
        return inWork(wrong.variant())
                .orElseGet(() -> wrong.holdsAtAll()
                        ? drafted(wrong.variant(), wrong.number(), wrong.content(), author)
                        : new Outcome.NeverHeld(wrong.number()));
    }

    private Optional<Outcome> inWork(String variant) {
        return versions.stream()
                .filter(version -> version.isOf(variant) && version.status().isInWork())
                .findFirst()
                .map(Outcome.InWork::new);
    }

    private Outcome drafted(String variant, Integer corrects, Content content, String author) {
        int number = versions.get(versions.size() - 1).number() + 1;
        return new Outcome.Changed(Version.draft(number, variant, corrects, content, author), List.of());
    }

    /** @param version one of this standard's */
    public Outcome take(Step step, Version version, Step.By by) {
        return version.status().allows(step.action())
                ? step.on(this, version, by)
                : new Outcome.NotNow(version.status(), step.action());
    }

    /**
     * What follows for all ends from that version's being published or retired: each holds until it is retired or one of the same variant that
     * was published after it begins; one that was retired before it began counts for none. A correction ends only what it corrects.
     */
    Outcome.Changed settled(Version version) {
        List<Version> published = with(new Outcome.Changed(version, List.of())).published().stream()
                .filter(one -> one.isOf(version.variant()))
                .toList();
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
