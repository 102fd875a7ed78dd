package io.throughline.benchmarks.detect;

import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.classifier.ClassifierReport;
import io.throughline.benchmarks.classifier.ClassifierReport.Figure;
import io.throughline.benchmarks.classifier.ClassifierReport.Round;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How many texts a second the classifier reads on one core, beside its encoder alone; and how far what it says of its sureness is true. */
final class ClassifierStep implements DetectStep {

    /** Texts a second. */
    private static final double ONE_SENTENCE = 110;

    private static final double THREE_SENTENCES = 50;
    private static final double RATINGS = 20_000;
    private static final double CALIBRATION_ERROR = 0.03;
    private static final double GAIN = 0.06;

    /** So many that all of them in three sentences take a few seconds: a side of a round takes whole passes. */
    private static final int TEXTS = 240;

    private static final double PERCENT = 100;

    @Override
    public List<Line> measure(DetectStage stage) throws InterruptedException, IOException {
        List<String> texts = spread(stage.texts().stream()
                .map(StoryTexts.Given::text)
                .filter(StoryTexts::hasThreeSentences)
                .toList());
        stage.log().line("classifier: warming up, then rounds, on one processor");
        ClassifierReport report = ClassifierProcess.run(
                stage.settings(),
                texts.stream()
                        .map(text -> StoryTexts.asOneSentence(text) + "\t" + text)
                        .toList());
        stage.log()
                .line(String.format(
                        Locale.ROOT,
                        "classifier: model %s, %d texts of %.1f words on average",
                        report.model(),
                        report.texts(),
                        report.words()));
        report.rounds().forEach(round -> stage.log()
                .line(String.format(
                        Locale.ROOT,
                        "  one sentence %.1f/s, encoder %.1f/s, with its passage %.1f/s; three %.1f/s, encoder %.1f/s; ratings %,.0f/s;"
                                + " had %.0f %% of the processor",
                        round.one(),
                        round.oneEncoder(),
                        round.passages(),
                        round.three(),
                        round.threeEncoder(),
                        round.ratings(),
                        round.share() * PERCENT)));
        return lines(report);
    }

    /** Of all seeds some: those of one seed tell the same events in the same order. */
    private static List<String> spread(List<String> texts) {
        int every = Math.max(1, texts.size() / TEXTS);
        return IntStream.iterate(0, i -> i < texts.size(), i -> i + every)
                .limit(TEXTS)
                .mapToObj(texts::get)
                .toList();
    }

    private static List<Line> lines(ClassifierReport report) {
        List<Round> rounds = report.rounds();
        return List.of(
                speed(
                        "texts of %.0f words in one sentence, one core".formatted(report.words()),
                        rounds,
                        Round::one,
                        "encoder alone, ",
                        Round::oneEncoder,
                        ONE_SENTENCE),
                speed(
                        "  the same words in three, each embedded",
                        rounds,
                        Round::three,
                        "encoder alone, 4 times, ",
                        Round::threeEncoder,
                        THREE_SENTENCES),
                Line.info(
                        "  one sentence, and the passage for practices",
                        Words.perSecond(median(rounds, Round::passages)),
                        "without " + Words.perSecond(median(rounds, Round::one)),
                        median(rounds, round -> round.passages() / round.one())),
                Line.bound(
                        "  ratings without words",
                        Words.perSecond(median(rounds, Round::ratings)),
                        "≥ " + Words.perSecond(RATINGS),
                        median(rounds, Round::ratings) >= RATINGS),
                gold(
                        "gold set of %d texts: expected calibration error of the kind"
                                .formatted(report.gold().texts()),
                        report.gold().calibrationError(),
                        "≤ %.2f".formatted(CALIBRATION_ERROR),
                        report.gold().calibrationError().value() <= CALIBRATION_ERROR),
                gold(
                        "  accuracy gained where the surest 80 % are decided",
                        report.gold().gain(),
                        "≥ %.2f".formatted(GAIN),
                        report.gold().gain().value() >= GAIN));
    }

    private static Line speed(
            String measured,
            List<Round> rounds,
            ToDoubleFunction<Round> here,
            String beside,
            ToDoubleFunction<Round> limit,
            double asked) {
        double rate = median(rounds, here);
        return Line.rateAtLeast(
                measured,
                rate,
                beside + Words.perSecond(median(rounds, limit)),
                median(rounds, round -> here.applyAsDouble(round) / limit.applyAsDouble(round)),
                asked);
    }

    private static Line gold(String measured, Figure figure, String bound, boolean kept) {
        return Line.bound(
                measured,
                String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", figure.value(), figure.low(), figure.high()),
                bound,
                kept);
    }
}
