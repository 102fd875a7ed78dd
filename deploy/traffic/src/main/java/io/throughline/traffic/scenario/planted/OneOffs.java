package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.planted.Draft.Said;
import io.throughline.traffic.scenario.stores.Employee;
import io.throughline.traffic.scenario.text.Draw;
import io.throughline.traffic.scenario.text.Parts;
import java.util.List;

/** Exceptional stories of what was done once. They are told as they were written. */
final class OneOffs {

    private static final double RATED = 0.85;
    private static final double ATTRIBUTED = 0.7;

    private final Visits visits;
    private final Draw draw;

    OneOffs(Visits visits, Draw draw) {
        this.visits = visits;
        this.draw = draw;
    }

    List<Draft> tell(int count) {
        List<String> all = Parts.read("one-offs").section("texts");
        return draw.shuffled(all).subList(0, Math.min(count, all.size())).stream()
                .map(this::draft)
                .toList();
    }

    private Draft draft(String line) {
        String[] story = line.split(": ", 2);
        Visit visit = visits.toWrite();
        Employee employee = draw.pick(visit.store().staff());
        return new Draft(
                Kind.ONE_OFF,
                story[0],
                visit,
                When.usual(draw.share()),
                Said.words(
                        draw.chance(RATED) ? Rating.of(Rating.Mood.DELIGHTED, visit.channel(), draw) : null,
                        story[1],
                        draw.chance(0.6) ? "en" : null,
                        draw.chance(ATTRIBUTED) ? employee : null,
                        null));
    }
}
