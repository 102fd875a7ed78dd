package io.throughline.feedback.stores;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.throughline.feedback.stores.Amended.DoesNotFit;
import io.throughline.feedback.stores.Amended.Fits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A store from its opening on. What holds on a day are all changes up to it, one over the other. */
public final class History {

    /** So that a store can always be told in one event. */
    static final int MOST_CHANGES = 500;

    private static final Comparator<Change> IN_ORDER = comparing(Change::effectiveFrom, nullsFirst(naturalOrder()))
            .thenComparing(Change::kind)
            .thenComparing(Change::recordedAt)
            .thenComparing(Change::id);

    private final List<Change> changes;

    private History(List<Change> changes) {
        this.changes = changes;
    }

    /** @param changes as they were kept, in any order */
    public static History of(Collection<Change> changes) {
        return new History(changes.stream().sorted(IN_ORDER).toList());
    }

    /**
     * What holds at a moment.
     *
     * @param next the first day, in the zone of now, on which something else will; null if nothing is planned
     */
    public record Standing(State state, LocalDate next) {}

    /** A change with what holds once it has taken effect. */
    public record Entry(Change change, State state) {}

    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            entries.add(new Entry(changes.get(i), after(i + 1)));
        }
        return entries;
    }

    public List<Change> changes() {
        return changes;
    }

    /** Every code that the store had, has or is going to have. */
    public Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        changes.stream().map(change -> change.values().code()).forEach(codes::add);
        codes.remove(null);
        return codes;
    }

    public State at(LocalDate day) {
        int applied = 0;
        while (applied < changes.size() && isInEffect(changes.get(applied), day)) {
            applied++;
        }
        return after(applied);
    }

    /** Days are days in the zone that holds then: a relocation's begins in the zone that the store leaves. */
    public Standing now(Instant now) {
        int applied = appliedBy(now);
        LocalDate next = applied < changes.size() ? changes.get(applied).effectiveFrom() : null;
        return new Standing(after(applied), next);
    }

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone(appliedBy(now)));
    }

    /** With the change; an opening, or a closing after a closing, takes the place of the one that is there: it puts its day right. */
    public Amended with(Change change) {
        Optional<Change> corrected = corrected(change.kind());
        List<Change> amended = new ArrayList<>(changes);
        corrected.ifPresent(amended::remove);
        amended.add(corrected.map(change::correcting).orElse(change));
        return checked(of(amended));
    }

    /** Without a change that has not taken effect; empty where there is no such change. */
    public Optional<Amended> without(UUID id, Instant now) {
        int index = 0;
        while (index < changes.size() && !changes.get(index).id().equals(id)) {
            index++;
        }
        if (index == changes.size()) {
            return Optional.empty();
        }
        if (index < appliedBy(now) || index == 0) {
            return Optional.of(new DoesNotFit(
                    index == 0
                            ? "A store cannot be without its opening; put its day right with another opening."
                            : "The change has taken effect; only another one can undo it."));
        }
        List<Change> fewer = new ArrayList<>(changes);
        fewer.remove(index);
        return Optional.of(checked(new History(fewer)));
    }

    private Optional<Change> corrected(ChangeKind kind) {
        if (kind == ChangeKind.OPENING) {
            return Optional.of(changes.get(0));
        }
        if (kind != ChangeKind.CLOSING) {
            return Optional.empty();
        }
        return changes.stream()
                .filter(change -> change.kind() == ChangeKind.CLOSING || change.kind() == ChangeKind.REOPENING)
                .reduce((earlier, later) -> later)
                .filter(last -> last.kind() == ChangeKind.CLOSING);
    }

    private static Amended checked(History history) {
        return history.fault().<Amended>map(DoesNotFit::new).orElseGet(() -> new Fits(history));
    }

    private Optional<String> fault() {
        if (changes.size() > MOST_CHANGES) {
            return Optional.of("A store has at most " + MOST_CHANGES + " changes.");
        }
        if (changes.get(0).kind() != ChangeKind.OPENING) {
            return Optional.of("Nothing changes a store before its opening.");
        }
        Status status = Status.PLANNED;
        String code = null;
        LocalDate open = null;
        for (Change change : changes) {
            switch (change.kind()) {
                case CLOSING -> {
                    if (status != Status.OPEN || (open != null && change.on().isBefore(open))) {
                        return Optional.of("The store is not open on " + change.on() + ": it cannot close.");
                    }
                }
                case REOPENING -> {
                    if (status != Status.CLOSED) {
                        return Optional.of("The store is not closed before " + change.on() + ": it cannot reopen.");
                    }
                    open = change.on();
                }
                case RENUMBERING -> {
                    if (change.values().code().equals(code)) {
                        return Optional.of("The store has the code " + code + " already on " + change.on() + ".");
                    }
                }
                case OPENING -> open = change.on();
                default -> {
                    // refits, relocations and changes come at any time after the opening
                }
            }
            status = status.after(change.kind());
            code = change.values().code() == null ? code : change.values().code();
        }
        return Optional.empty();
    }

    private State after(int applied) {
        Values values = changes.get(0).values();
        Status status = Status.PLANNED;
        int opened = 0;
        for (int i = 0; i < applied; i++) {
            Change change = changes.get(i);
            values = values.overlaid(change.values());
            status = status.after(change.kind());
            opened = change.kind() == ChangeKind.REOPENING ? i : opened;
        }
        LocalDate closedOn = changes.stream()
                .skip(opened)
                .filter(change -> change.kind() == ChangeKind.CLOSING)
                .findFirst()
                .map(Change::on)
                .orElse(null);
        return new State(values, status, changes.get(0).on(), closedOn);
    }

    private int appliedBy(Instant now) {
        int applied = 0;
        while (applied < changes.size() && isInEffect(changes.get(applied), LocalDate.ofInstant(now, zone(applied)))) {
            applied++;
        }
        return applied;
    }

    private ZoneId zone(int applied) {
        return ZoneId.of(after(applied).values().timeZone());
    }

    private static boolean isInEffect(Change change, LocalDate day) {
        return change.effectiveFrom() == null || !change.effectiveFrom().isAfter(day);
    }
}
