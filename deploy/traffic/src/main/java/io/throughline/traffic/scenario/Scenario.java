package io.throughline.traffic.scenario;

import io.throughline.traffic.scenario.planted.Draft;
import io.throughline.traffic.scenario.planted.Kind;
import io.throughline.traffic.scenario.planted.Plan;
import io.throughline.traffic.scenario.stores.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Months of a retailer's feedback with known truth. The same name, seed, size and {@code until} give the same bytes; ids, texts and who
 * speaks do not depend on {@code until}, times do.
 */
public final class Scenario {

    /** What {@link Truth#others()} lists one by one. */
    private static final Set<Kind> LISTED = Set.of(Kind.BURST, Kind.STAFF_TAP, Kind.ABUSE, Kind.CRITICAL);

    private final List<Store> stores;
    private final List<Feedback> feedback;
    private final Truth truth;

    private Scenario(List<Store> stores, List<Feedback> feedback, Truth truth) {
        this.stores = stores;
        this.feedback = feedback;
        this.truth = truth;
    }

    /** How many feedbacks the scenario has when nobody says how many. */
    public static int usualSize(String name) {
        return Plan.of(name).size();
    }

    /**
     * @param name {@code chain} or {@code small}
     * @param size how many feedbacks; see {@link #usualSize}
     * @param until the instant before which everything was collected
     * @throws IllegalArgumentException when there is no such scenario, or it does not fit into the size
     */
    public static Scenario named(String name, long seed, int size, Instant until) {
        Plan plan = Plan.of(name);
        List<Draft> drafts = plan.drafts(seed, size);
        Rhythm rhythm = new Rhythm(until, plan.days());
        FeedbackIds ids = new FeedbackIds(name, seed, size);
        List<Feedback> feedback = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Store store = draft.visit().store();
            Instant at = draft.when().at(rhythm, store);
            feedback.add(new Feedback(
                    ids.of(i), store.code(), draft.visit().channel(), at, FeedbackJson.of(draft, ids.of(i), at)));
        }
        Truth truth = truth(name, seed, size, until, plan, drafts, ids);
        feedback.sort(Comparator.comparing(Feedback::collectedAt).thenComparing(Feedback::id));
        return new Scenario(plan.stores(), List.copyOf(feedback), truth);
    }

    /** The stores, to be registered before feedback is sent. */
    public List<Store> stores() {
        return stores;
    }

    /** All feedback in the order of time. */
    public List<Feedback> feedback() {
        return feedback;
    }

    public Truth truth() {
        return truth;
    }

    private static Truth truth(
            String name, long seed, int size, Instant until, Plan plan, List<Draft> drafts, FeedbackIds ids) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> oneOffs = new TreeMap<>();
        Map<String, List<String>> others = new TreeMap<>();
        int texts = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String id = ids.of(i).toString();
            counts.merge(draft.kind().word(), 1, Integer::sum);
            texts += draft.said().comment() == null ? 0 : 1;
            if (draft.kind() == Kind.ONE_OFF) {
                oneOffs.put(draft.key(), id);
            } else if (LISTED.contains(draft.kind())) {
                others.computeIfAbsent(draft.kind().word(), kind -> new ArrayList<>())
                        .add(id);
            }
        }
        List<Truth.Practice> practices = plan.practices().stream()
                .map(practice -> practice(practice, drafts, ids))
                .toList();
        return new Truth(name, seed, size, until, texts, counts, practices, oneOffs, others);
    }

    private static Truth.Practice practice(Plan.Practice practice, List<Draft> drafts, FeedbackIds ids) {
        TreeSet<String> stores = new TreeSet<>();
        TreeSet<String> employees = new TreeSet<>();
        List<String> feedback = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (Objects.equals(draft.key(), practice.key())) {
                stores.add(draft.visit().store().code());
                feedback.add(ids.of(i).toString());
                if (draft.said().employee() != null) {
                    employees.add(draft.said().employee().id());
                }
            }
        }
        return new Truth.Practice(
                practice.key(),
                practice.title(),
                practice.spread().word(),
                List.copyOf(stores),
                employees.size(),
                feedback.size(),
                feedback);
    }
}
