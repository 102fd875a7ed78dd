package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.planted.Draft.Said;
import io.throughline.traffic.scenario.planted.Rating.Mood;
import io.throughline.traffic.scenario.stores.Employee;
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

/** What people write on any day: thanks, anger, wishes, questions, and nothing much. */
final class OrdinaryTexts {

    private static final double RATED = 0.8;
    private static final double ATTRIBUTED = 0.7;
    private static final double NAMED = 0.2;
    private static final double BY_STAFF = 0.22;

    private final Teller teller;
    private final Visits visits;
    private final Draw draw;

    OrdinaryTexts(Teller teller, Visits visits, Draw draw) {
        this.teller = teller;
        this.visits = visits;
        this.draw = draw;
    }

    /** One to three remarks each. */
    List<Draft> praise(int count) {
        Parts parts = Parts.read("praise");
        Deck<String> remarks = new Deck<>(parts.section("remarks"), draw);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> said = new ArrayList<>(List.of(remarks.next()));
            while (said.size() < 3 && draw.chance(0.42)) {
                said.add(remarks.next());
            }
            drafts.add(write(Kind.PRAISE, parts, String.join(". ", said), Tone.PLEASED, Mood.PLEASED, "en"));
        }
        return drafts;
    }

    /** As many of each theme as of any other. */
    List<Draft> complaints(int count) {
        Parts parts = Parts.read("complaints");
        List<Deck<String>> themes = parts.sections().stream()
                .map(theme -> new Deck<>(parts.section(theme), draw))
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String telling = themes.get(i % themes.size()).next();
            drafts.add(write(Kind.COMPLAINT, parts, telling, Tone.ANNOYED, Mood.ANNOYED, "en"));
        }
        return drafts;
    }

    List<Draft> suggestions(int count) {
        Parts parts = Parts.read("suggestions");
        Deck<String> customers = new Deck<>(parts.section("customer"), draw);
        Deck<String> staff = new Deck<>(parts.section("employee suggestion"), draw);
        Deck<String> needs = new Deck<>(parts.section("employee need"), draw);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (draw.chance(BY_STAFF)) {
                boolean need = draw.chance(0.4);
                drafts.add(byStaff(parts, (need ? needs : staff).next(), need ? "need" : "suggestion"));
            } else {
                drafts.add(write(Kind.SUGGESTION, parts, customers.next(), Tone.PLAIN, Mood.LUKEWARM, "en"));
            }
        }
        return drafts;
    }

    /** Texts of a file with the one section {@code texts}. */
    List<Draft> of(Kind kind, String file, int count, Tone tone, Mood mood) {
        Parts parts = Parts.read(file);
        Deck<String> tellings = new Deck<>(parts.section("texts"), draw);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(write(kind, parts, tellings.next(), tone, mood, "en"));
        }
        return drafts;
    }

    /** Sections are named {@code es good}, {@code fr bad}, {@code de plain}. */
    List<Draft> otherLanguages(int count) {
        Parts parts = Parts.read("languages");
        List<String> sections = List.copyOf(parts.sections());
        List<Deck<String>> decks = sections.stream()
                .map(section -> new Deck<>(parts.section(section), draw))
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i % sections.size();
            String[] name = sections.get(at).split(" ");
            Mood mood =
                    switch (name[1]) {
                        case "good" -> Mood.PLEASED;
                        case "bad" -> Mood.ANNOYED;
                        default -> Mood.LUKEWARM;
                    };
            drafts.add(write(Kind.OTHER_LANGUAGE, parts, decks.get(at).next(), Tone.BARE, mood, name[0]));
        }
        return drafts;
    }

    private Draft write(Kind kind, Parts parts, String telling, Tone tone, Mood mood, String language) {
        Visit visit = visits.toWrite();
        Employee employee = draw.pick(visit.store().staff());
        Manner manner =
                new Manner(tone, new Person(employee.name(), employee.female()), NAMED, visit.channel() != Channel.WEB);
        Told told = teller.tell(parts, telling, manner, draw);
        boolean attributed = kind == Kind.PRAISE && told.speaksOfSomeone() && draw.chance(ATTRIBUTED);
        Rating rating = draw.chance(RATED) ? Rating.of(mood, visit.channel(), draw) : null;
        return new Draft(
                kind,
                null,
                visit,
                When.usual(draw.share()),
                Said.words(
                        rating, told.text(), draw.chance(0.6) ? language : null, attributed ? employee : null, null));
    }

    private Draft byStaff(Parts parts, String telling, String voice) {
        Visit visit = visits.byEmployee(visits.store(), List.of());
        Employee colleague = draw.pick(visit.store().staff());
        Manner manner = new Manner(Tone.BARE, new Person(colleague.name(), colleague.female()), NAMED, false);
        Told told = teller.tell(parts, telling, manner, draw);
        return new Draft(
                Kind.SUGGESTION,
                null,
                visit,
                When.usual(draw.share()),
                Said.words(null, told.text(), "en", null, voice));
    }
}
