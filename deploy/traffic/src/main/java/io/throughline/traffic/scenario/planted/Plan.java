package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.planted.Rating.Mood;
import io.throughline.traffic.scenario.stores.Store;
import io.throughline.traffic.scenario.stores.Stores;
import io.throughline.traffic.scenario.text.Draw;
import io.throughline.traffic.scenario.text.Parts;
import io.throughline.traffic.scenario.text.Teller;
import io.throughline.traffic.scenario.text.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario's file says is to be planted. Practices, one-offs, misuse and what is critical are planted as often as the file says,
 * whatever the size; ordinary feedback fills the rest in the file's proportions.
 */
public final class Plan {

    private final String name;
    private final Parts parts;
    private final List<PracticePlan> practices;

    private Plan(String name, Parts parts) {
        this.name = name;
        this.parts = parts;
        this.practices =
                parts.section("practices").stream().map(PracticePlan::read).toList();
    }

    /** @throws IllegalArgumentException when there is no such scenario */
    public static Plan of(String name) {
        if (!name.matches("[a-z-]+")) {
            throw new IllegalArgumentException("no scenario is called '" + name + "'");
        }
        return new Plan(name, Parts.read("scenarios/" + name));
    }

    /** How many feedbacks there are when nobody says how many. */
    public int size() {
        return Integer.parseInt(parts.head("size"));
    }

    public int days() {
        return Integer.parseInt(parts.head("days"));
    }

    public List<Store> stores() {
        return Stores.first(Integer.parseInt(parts.head("stores")));
    }

    /** A practice that is planted, as people are told of it. */
    public record Practice(String key, String title, Spread spread) {}

    public List<Practice> practices() {
        return practices.stream()
                .map(plan -> new Practice(
                        plan.key(), Parts.read("practices/" + plan.key()).head("title"), plan.spread()))
                .toList();
    }

    /**
     * All feedbacks, in an order that means nothing but is always the same.
     *
     * @throws IllegalArgumentException when what is planted does not fit in
     */
    public List<Draft> drafts(long seed, int size) {
        Teller teller = new Teller();
        List<Store> stores = stores();
        List<Draft> drafts = new ArrayList<>();
        for (PracticePlan practice : practices) {
            Draw draw = Draw.of(seed, name + "/" + practice.key());
            drafts.addAll(new PracticeStories(practice, teller, new Visits(stores, draw), draw).tell(stores));
        }
        Draw draw = Draw.of(seed, name);
        Visits visits = new Visits(stores, draw);
        drafts.addAll(new OneOffs(visits, draw).tell(count("one-offs")));
        OrdinaryTexts texts = new OrdinaryTexts(teller, visits, draw);
        drafts.addAll(texts.of(Kind.CRITICAL, "critical", count("critical"), Tone.BARE, Mood.APPALLED));
        drafts.addAll(texts.of(Kind.ABUSE, "abuse", count("abuse"), Tone.BARE, Mood.APPALLED));
        Taps taps = new Taps(visits, draw);
        drafts.addAll(taps.burst(visits.store(), count("burst")));
        drafts.addAll(taps.byStaff(visits.store(), count("staff-days")));
        double scale = scale(size, drafts.size());
        drafts.addAll(texts.praise(scaled("praise", scale)));
        drafts.addAll(texts.complaints(scaled("complaints", scale)));
        drafts.addAll(texts.suggestions(scaled("suggestions", scale)));
        drafts.addAll(texts.of(Kind.QUESTION, "questions", scaled("questions", scale), Tone.PLAIN, Mood.LUKEWARM));
        drafts.addAll(texts.of(Kind.NEUTRAL, "neutral", scaled("neutral", scale), Tone.BARE, Mood.LUKEWARM));
        drafts.addAll(texts.of(Kind.JUNK, "junk", scaled("junk", scale), Tone.BARE, Mood.CUSTOMERS));
        drafts.addAll(texts.otherLanguages(scaled("other-languages", scale)));
        drafts.addAll(taps.byCustomers(size - drafts.size()));
        return drafts;
    }

    private double scale(int size, int planted) {
        int ordinary = size - planted;
        if (ordinary < planted / 2) {
            throw new IllegalArgumentException("'" + name + "' plants " + planted
                    + " feedbacks whatever the size: it needs a size of " + planted * 3 / 2 + " at least");
        }
        return (double) ordinary / (size() - planted);
    }

    private int scaled(String what, double scale) {
        return (int) Math.round(count(what) * scale);
    }

    private int count(String what) {
        return Integer.parseInt(parts.head(what));
    }
}
