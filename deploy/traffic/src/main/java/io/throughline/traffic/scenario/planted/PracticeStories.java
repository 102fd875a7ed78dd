package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.planted.Draft.Said;
import io.throughline.traffic.scenario.stores.Employee;
import io.throughline.traffic.scenario.stores.Store;
import io.throughline.traffic.scenario.text.Deck;
import io.throughline.traffic.scenario.text.Draw;
import io.throughline.traffic.scenario.text.Parts;
import io.throughline.traffic.scenario.text.Teller;
import io.throughline.traffic.scenario.text.Teller.Manner;
import io.throughline.traffic.scenario.text.Teller.Told;
import io.throughline.traffic.scenario.text.Tone;
import io.throughline.traffic.scenario.text.Words.Person;
import java.util.ArrayList;
import java.util.List;

/** The stories of one planted practice, in the stores, by the people and over the weeks that its spread asks for. */
final class PracticeStories {

    private static final double TOLD_BY_A_COLLEAGUE = 0.07;
    private static final double ATTRIBUTED = 0.7;
    private static final double STAR_NAMED = 0.4;
    private static final double NAMED = 0.12;

    /** One story in so many of a star's practice is somebody else's: colleagues do try. */
    private static final int NOT_THE_STAR = 15;

    private final PracticePlan plan;
    private final Parts parts;
    private final List<String> touchpoints;
    private final Teller teller;
    private final Visits visits;
    private final Draw draw;

    PracticeStories(PracticePlan plan, Teller teller, Visits visits, Draw draw) {
        this.plan = plan;
        this.parts = Parts.read("practices/" + plan.key());
        this.touchpoints = List.of(parts.head("touchpoints").split(" "));
        this.teller = teller;
        this.visits = visits;
        this.draw = draw;
    }

    String title() {
        return parts.head("title");
    }

    List<Draft> tell(List<Store> all) {
        Deck<String> customers = new Deck<>(parts.section("customer"), draw);
        Deck<Store> stores = new Deck<>(plan.stores(all, draw), draw);
        List<Integer> moments = new ArrayList<>();
        for (int i = 0; i < plan.stories(); i++) {
            moments.add(i);
        }
        Deck<Integer> weeks = new Deck<>(moments, draw);
        List<Draft> stories = new ArrayList<>();
        for (int i = 0; i < plan.stories(); i++) {
            Store store = stores.next();
            Employee employee = employee(store, i);
            // one in each stretch of the days, so that no practice is a thing of one week
            When when = When.usual((weeks.next() + draw.share()) / plan.stories());
            boolean colleague = !parts.section("colleague").isEmpty() && draw.chance(TOLD_BY_A_COLLEAGUE);
            stories.add(
                    colleague
                            ? byColleague(store, employee, when)
                            : byCustomer(customers.next(), store, employee, when));
        }
        return stories;
    }

    private Employee employee(Store store, int story) {
        List<Employee> staff = store.staff();
        return switch (plan.spread()) {
            case STAR -> story % NOT_THE_STAR == NOT_THE_STAR - 1 ? draw.pick(staff) : star(staff);
            case LOCAL -> staff.get(story % staff.size());
            case PARTIAL, WIDESPREAD, UNCLEAR -> draw.pick(staff);
        };
    }

    /** The first of the gender that the tellings speak of. */
    private Employee star(List<Employee> staff) {
        boolean female = parts.head("star").equals("woman");
        return staff.stream()
                .filter(employee -> employee.female() == female)
                .findFirst()
                .orElseThrow();
    }

    private Draft byCustomer(String telling, Store store, Employee employee, When when) {
        Visit visit = visits.toWriteAt(store, touchpoints);
        Told told = teller.tell(parts, telling, manner(Tone.DELIGHTED, employee, visit.channel() != Channel.WEB), draw);
        Rating rating = draw.chance(0.85) ? Rating.of(Rating.Mood.DELIGHTED, visit.channel(), draw) : null;
        return new Draft(
                Kind.PRACTICE,
                plan.key(),
                visit,
                when,
                Said.words(rating, told.text(), language(), draw.chance(ATTRIBUTED) ? employee : null, null));
    }

    private Draft byColleague(Store store, Employee employee, When when) {
        Told told = teller.tell(parts, draw.pick(parts.section("colleague")), manner(Tone.BARE, employee, false), draw);
        return new Draft(
                Kind.PRACTICE,
                plan.key(),
                visits.byEmployee(store, touchpoints),
                when,
                Said.words(null, told.text(), "en", draw.chance(ATTRIBUTED) ? employee : null, "story"));
    }

    private Manner manner(Tone tone, Employee employee, boolean hasty) {
        Person about = new Person(employee.name(), employee.female());
        return new Manner(tone, about, plan.spread() == Spread.STAR ? STAR_NAMED : NAMED, hasty);
    }

    private String language() {
        return draw.chance(0.6) ? "en" : null;
    }
}
