package io.throughline.stories.classification;

/**
 * A rating as far as the classifier needs it.
 *
 * @param metric csat, nps or ces; each is read by its own customary bounds
 * @param normalized position on the scale, 0 (worst) to 100 (best)
 */
public record Rating(String metric, double normalized) {

    private static final String NPS = "nps";

    public Rating {
        if (metric == null || !(normalized >= 0 && normalized <= 100)) {
            throw new IllegalArgumentException("a rating needs a metric and a value from 0 to 100");
        }
    }

    /** Praise, neutral or complaint: promoter, passive, detractor for nps, else the outer and inner parts of the scale. */
    Kind kind() {
        boolean nps = NPS.equals(metric);
        if (normalized >= (nps ? 90 : 62.5)) {
            return Kind.PRAISE;
        }
        return normalized > (nps ? 65 : 37.5) ? Kind.NEUTRAL : Kind.COMPLAINT;
    }

    Sentiment sentiment() {
        return switch (kind()) {
            case PRAISE -> Sentiment.POSITIVE;
            case COMPLAINT -> Sentiment.NEGATIVE;
            default -> Sentiment.NEUTRAL;
        };
    }
}
