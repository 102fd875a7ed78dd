package io.throughline.standards.voice;

/**
 * Within how many days an answer is due, from the day on which it was received.
 *
 * @param suggestionDays at least 1
 * @param needDays at least 1
 */
public record AnswerTimes(int suggestionDays, int needDays) {

    public static final AnswerTimes USUAL = new AnswerTimes(14, 7);

    public AnswerTimes {
        if (suggestionDays < 1 || needDays < 1) {
            throw new IllegalArgumentException("an answer is due after a day at the earliest");
        }
    }

    public int days(Kind kind) {
        return switch (kind) {
            case SUGGESTION -> suggestionDays;
            case NEED -> needDays;
        };
    }
}
