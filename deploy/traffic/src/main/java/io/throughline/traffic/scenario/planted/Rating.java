package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.text.Draw;
import java.util.List;

/** @param metric csat from 1 to 5 or nps from 0 to 10 */
public record Rating(String metric, int value, int min, int max) {

    private static final List<Integer> STARS = List.of(1, 2, 3, 4, 5);

    /** How content someone is, as odds of one to five stars. */
    enum Mood {
        DELIGHTED(0, 0, 1, 6, 93),
        PLEASED(1, 1, 6, 37, 55),
        LUKEWARM(4, 12, 44, 30, 10),
        ANNOYED(46, 33, 15, 4, 2),
        APPALLED(86, 11, 3, 0, 0),
        /** What taps without words say. */
        CUSTOMERS(7, 8, 16, 34, 35);

        private final double[] odds;

        Mood(double... odds) {
            this.odds = odds;
        }
    }

    /** In stars; in the app as the likelihood of a recommendation. */
    static Rating of(Mood mood, Channel channel, Draw draw) {
        return of(stars(mood, draw), channel, draw);
    }

    static Rating of(int stars, Channel channel, Draw draw) {
        if (channel != Channel.APP) {
            return new Rating("csat", stars, 1, 5);
        }
        int lowest = new int[] {0, 3, 5, 7, 9}[stars - 1];
        int highest = new int[] {2, 4, 6, 8, 10}[stars - 1];
        return new Rating("nps", draw.between(lowest, highest), 0, 10);
    }

    static int stars(Mood mood, Draw draw) {
        return draw.pick(STARS, mood.odds);
    }
}
