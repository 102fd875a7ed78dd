package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.planted.Draft.Said;
import io.throughline.traffic.scenario.stores.Store;
import io.throughline.traffic.scenario.text.Draw;
import java.util.ArrayList;
import java.util.List;

/** Ratings without words: those of customers, and those that are meant to look like them. */
final class Taps {

    private static final List<String> BAD_REASONS =
            List.of("long-wait", "not-in-stock", "unfriendly", "price", "nobody-to-ask", "untidy");
    private static final List<String> GOOD_REASONS =
            List.of("short-wait", "friendly", "good-advice", "found-everything", "price", "clean");
    private static final double REASONED = 0.25;
    private static final double SAYS_WHETHER_GOAL_ACHIEVED = 0.2;

    private final Visits visits;
    private final Draw draw;

    Taps(Visits visits, Draw draw) {
        this.visits = visits;
        this.draw = draw;
    }

    List<Draft> byCustomers(int count) {
        List<Draft> taps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visit visit = visits.toTap();
            int stars = Rating.stars(Rating.Mood.CUSTOMERS, draw);
            List<String> reasons =
                    draw.chance(REASONED) ? List.of(draw.pick(stars >= 4 ? GOOD_REASONS : BAD_REASONS)) : List.of();
            Boolean achieved = draw.chance(SAYS_WHETHER_GOAL_ACHIEVED) ? draw.chance(stars >= 3 ? 0.93 : 0.5) : null;
            taps.add(new Draft(
                    Kind.TAP,
                    null,
                    visit,
                    When.usual(draw.share()),
                    Said.tap(Rating.of(stars, visit.channel(), draw), reasons, achieved)));
        }
        return taps;
    }

    /** One device, five stars again and again, within minutes. */
    List<Draft> burst(Store store, int count) {
        // far from both ends: it must not run out of the days
        double share = 0.1 + 0.8 * draw.share();
        int second = 0;
        List<Draft> taps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long after = second;
            taps.add(fiveStars(Kind.BURST, store, "exit", (days, where) -> days.usual(where, share)
                    .plusSeconds(after)));
            second += draw.between(3, 11);
        }
        return taps;
    }

    /** Three or four times five stars, on days on end, just after closing. */
    List<Draft> byStaff(Store store, int days) {
        List<Draft> taps = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            int day = i;
            int second = draw.between(60, 400);
            for (int tap = draw.between(3, 4); tap > 0; tap--) {
                long after = second;
                taps.add(fiveStars(
                        Kind.STAFF_TAP, store, "service-desk", (calendar, where) -> calendar.closing(where, day)
                                .plusSeconds(after)));
                second += draw.between(4, 20);
            }
        }
        return taps;
    }

    private static Draft fiveStars(Kind kind, Store store, String touchpoint, When when) {
        Visit visit = new Visit(store, Channel.KIOSK, touchpoint, Visits.device(store, 2), null);
        return new Draft(kind, null, visit, when, Said.tap(new Rating("csat", 5, 1, 5), List.of(), null));
    }
}
