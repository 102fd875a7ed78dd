package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the model card: what the model is for, what it was made of, and how good it is. */
final class ModelCard {

    private ModelCard() {}

    /**
     * One file that the model was made or measured with.
     *
     * @param licence whose it is and under which licence
     */
    record Source(String name, String licence, int texts, String sha256) {}

    static String write(
            String version, int bytes, List<Source> sources, OutOfFold held, GoldFigures gold, boolean external) {
        return """
                # The classifier's model card

                Version `%s` (hash of the file's content), %,d bytes. Written by the train command together with the model.

                ## What it is for

                Labels customers' feedback to retailers in English: kind, sentiment, themes each with its sentiment, criticality, with
                calibrated probabilities. It ranks and counts texts and queues the doubtful ones for people. It is not for judging single
                employees, and not the only guard for safety: what it calls critical a person reads.

                ## How it works

                Embedding of bge-small-en-v1.5 (quantized; MIT licence, BAAI), word and character n-grams, and cue rules feed linear heads
                (logistic regression, liblinear). A multinomial layer over the heads' scores of the whole text and its sentences, and over
                the votes of the nearest examples, gives the probabilities; it is fitted on scores that each text got from heads
                trained without it (five folds).

                ## Data

                | data | origin and licence | texts | SHA-256 |
                |---|---|---|---|
                %s

                %s

                ## On the gold set (%d texts, never trained on; 95 %% bootstrap intervals)

                The gold set was written for this project, as the seeds were; texts from elsewhere will do worse.

                | figure | value | interval |
                |---|---|---|
                %s

                ### Kind: labelled (rows) against decided (columns)

                %s

                ### Sentiment

                %s

                ### Criticality

                %s

                ### Themes

                | theme | labelled | precision | recall |
                |---|---|---|---|
                %s

                ## On held-out seeds (five folds)

                | figure | value |
                |---|---|
                %s

                ## Limits

                - Measured in English only. Texts in other languages are classified by their rating and marked so.
                - Irony is often missed; so are themes that a text only implies.
                - Critical texts are found at the cost of false alarms: the threshold is set low on purpose. The precision in the field
                  follows from how rare they are and is stated above for a rate of 0.5 %%.
                - The texts are balanced over the classes, unlike a store's feedback; a macro-F1 says nothing about daily counts.
                """.formatted(
                        version,
                        bytes,
                        sources.stream()
                                .map(s -> "| %s | %s | %d | `%s` |".formatted(s.name, s.licence, s.texts, s.sha256))
                                .collect(Collectors.joining("\n")),
                        external
                                ? "The weights that say whether anything is valued well or badly were learned from the seeds and from"
                                        + " \"Sentiment Labelled Sentences\"; none of its sentences is kept."
                                : "No external data was used.",
                        gold.size(),
                        goldRows(gold),
                        table(gold.kind()),
                        table(gold.sentiment()),
                        table(gold.criticality()),
                        themeRows(gold),
                        heldRows(held));
    }

    private static String goldRows(GoldFigures gold) {
        int exceptional = Kind.EXCEPTIONAL.ordinal();
        int critical = Criticality.CRITICAL.ordinal();
        return String.join(
                "\n",
                row("kind, macro-F1", gold.interval(g -> g.kind().macroF1())),
                row("kind, accuracy", gold.interval(g -> g.kind().accuracy())),
                row("exceptional, precision", gold.interval(g -> g.kind().precision(exceptional))),
                row("exceptional, recall", gold.interval(g -> g.kind().recall(exceptional))),
                row("sentiment, macro-F1", gold.interval(g -> g.sentiment().macroF1())),
                row("themes, micro-F1", gold.interval(GoldFigures::themesF1)),
                row("sentiment of themes found, accuracy", gold.interval(GoldFigures::themeSentimentRight)),
                row("criticality, macro-F1", gold.interval(g -> g.criticality().macroF1())),
                row("critical, recall", gold.interval(g -> g.criticality().recall(critical))),
                row("critical, precision in this set", gold.interval(g -> g.criticality()
                        .precision(critical))),
                row("critical, precision where 0.5 % are", gold.interval(g -> g.criticalPrecisionAt(0.005))),
                row("not left to people, share", gold.interval(GoldFigures::trustedShare)),
                row("not left to people, kind right", gold.interval(GoldFigures::trustedRight)),
                row("expected calibration error of the kind", gold.interval(GoldFigures::calibrationError)));
    }

    private static String heldRows(OutOfFold held) {
        return String.join(
                "\n",
                row("kind, macro-F1", held.kind().macroF1()),
                row("sentiment, macro-F1", held.sentiment().macroF1()),
                row("themes, micro-F1", held.themesF1()),
                row("criticality, macro-F1", held.criticality().macroF1()),
                row("critical, recall", held.criticality().recall(Criticality.CRITICAL.ordinal())),
                row("critical, precision", held.criticality().precision(Criticality.CRITICAL.ordinal())),
                row("not left to people, share", held.trustedShare()),
                row("not left to people, kind right", held.trustedRight()),
                row("Sentiment Labelled Sentences, good or bad, accuracy", held.externalRight()));
    }

    private static String row(String name, double value) {
        return String.format(Locale.ROOT, "| %s | %.3f |", name, value);
    }

    private static String row(String name, GoldFigures.Interval i) {
        return String.format(Locale.ROOT, "| %s | %.3f | %.3f to %.3f |", name, i.value(), i.low(), i.high());
    }

    private static String table(Confusion confusion) {
        String head = "| | " + String.join(" | ", confusion.classes()) + " |\n|"
                + "---|".repeat(confusion.classes().size() + 1);
        return IntStream.range(0, confusion.classes().size())
                .mapToObj(r -> IntStream.of(confusion.counts()[r])
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(
                                " | ", "| " + confusion.classes().get(r) + " | ", " |")))
                .collect(Collectors.joining("\n", head + "\n", ""));
    }

    private static String themeRows(GoldFigures gold) {
        return gold.themeCounts().entrySet().stream().map(ModelCard::themeRow).collect(Collectors.joining("\n"));
    }

    private static String themeRow(Map.Entry<String, int[]> theme) {
        int[] c = theme.getValue();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f |",
                theme.getKey(),
                c[2],
                (double) c[0] / Math.max(1, c[1]),
                (double) c[0] / Math.max(1, c[2]));
    }
}
