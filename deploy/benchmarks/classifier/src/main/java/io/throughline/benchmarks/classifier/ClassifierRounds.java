package io.throughline.benchmarks.classifier;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.benchmarks.classifier.ClassifierReport.Figure;
import io.throughline.benchmarks.classifier.ClassifierReport.Gold;
import io.throughline.benchmarks.classifier.ClassifierReport.Round;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.PassageEncoder;
import io.throughline.stories.classification.Rating;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.text.Normalizer;
import io.throughline.stories.classification.text.Sentences;
import io.throughline.stories.classification.training.GoldFigures;
import io.throughline.stories.stories.Passages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures the shipped classifier on one thread, beside its encoder alone: {@code ClassifierRounds TEXTS REPORT ROUNDS WARM-UP-SECONDS SECONDS}.
 * TEXTS has a text a line: as one sentence, a tab, and the same words as three. REPORT becomes a {@link ClassifierReport} as JSON.
 */
public final class ClassifierRounds implements AutoCloseable {

    /** Fewer would be known by heart: branches and caches would fit them better than customers' texts. */
    private static final int FEWEST_TEXTS = 100;

    private static final int RATINGS = 1_000;
    private static final double COVERAGE = 0.8;

    private final Classifier classifier = Classifier.load();
    private final Encoder encoder = Encoder.load();
    private final PassageEncoder passageEncoder = PassageEncoder.load();
    private final Passages passages = new Passages(passageEncoder);
    private final List<Text> texts;
    private final List<List<Subject>> ratings;

    /** What is made of the results: else they would not be needed, and the compiler might see that. */
    private double made;

    /** @param embedded what the three sentences are classified by: each of them, and the whole */
    private record Text(List<Subject> one, List<Subject> three, String normalizedOne, List<String> embedded) {

        static Text of(String one, String three) {
            String normalized = Normalizer.normalize(three);
            List<String> embedded = new ArrayList<>(Sentences.of(normalized));
            embedded.add(normalized);
            return new Text(
                    List.of(Subject.ofText(one)),
                    List.of(Subject.ofText(three)),
                    Normalizer.normalize(one),
                    List.copyOf(embedded));
        }

        /** Whether the service cuts it into sentences as it was meant. */
        boolean isCutAsMeant() {
            return Sentences.of(normalizedOne).size() == 1 && embedded.size() == 3 + 1;
        }

        String words() {
            return one.get(0).text();
        }
    }

    private ClassifierRounds(List<Text> texts) {
        this.texts = texts;
        this.ratings = IntStream.range(0, RATINGS)
                .mapToObj(i -> List.of(new Subject(null, new Rating(i % 2 == 0 ? "csat" : "nps", i % 101), null)))
                .toList();
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        List<Text> texts = Files.readAllLines(Path.of(arguments[0])).stream()
                .map(line -> line.split("\t"))
                .map(forms -> Text.of(forms[0], forms[1]))
                .filter(Text::isCutAsMeant)
                .toList();
        if (texts.size() < FEWEST_TEXTS) {
            throw new IllegalStateException("only " + texts.size() + " texts are of one and of three sentences");
        }
        int rounds = Integer.parseInt(arguments[2]);
        Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[3]));
        Duration round = Duration.ofSeconds(Long.parseLong(arguments[4]));
        try (ClassifierRounds all = new ClassifierRounds(texts)) {
            // the gold set is classified once, and warms up a little, too
            Gold gold = all.gold();
            all.round(warmUp);
            ClassifierReport report = new ClassifierReport(
                    all.classifier.modelVersion(),
                    texts.size(),
                    texts.stream()
                            .mapToInt(text -> text.words().split(" ").length)
                            .average()
                            .orElseThrow(),
                    IntStream.range(0, rounds).mapToObj(i -> all.round(round)).toList(),
                    gold);
            new ObjectMapper().writeValue(Path.of(arguments[1]).toFile(), report);
            System.out.println("measured; of all results comes " + all.made);
        }
    }

    private Gold gold() throws IOException {
        GoldFigures figures = GoldFigures.ofGoldSet(classifier);
        return new Gold(
                figures.size(),
                figure(figures, GoldFigures::calibrationError),
                figure(figures, g -> g.rightOfSurest(COVERAGE) - g.rightOfSurest(1)));
    }

    private static Figure figure(GoldFigures figures, ToDoubleFunction<GoldFigures> of) {
        GoldFigures.Interval interval = figures.interval(of);
        return new Figure(interval.value(), interval.low(), interval.high());
    }

    /** Each side next to what it is compared with: what else the machine does changes more slowly than that. */
    private Round round(Duration each) {
        long began = System.nanoTime();
        long cpuBegan = cpuNanos();
        double oneEncoder = rate(texts, text -> encoder.embed(text.normalizedOne())[0], each);
        double one = rate(texts, text -> confidence(text.one()), each);
        double passage = rate(texts, this::withPassage, each);
        double threeEncoder = rate(
                texts,
                text -> text.embedded().stream()
                        .mapToDouble(part -> encoder.embed(part)[0])
                        .sum(),
                each);
        double three = rate(texts, text -> confidence(text.three()), each);
        double rated = rate(ratings, this::confidence, each);
        double share = (cpuNanos() - cpuBegan) / (double) (System.nanoTime() - began);
        return new Round(one, oneEncoder, passage, three, threeEncoder, rated, share);
    }

    private double confidence(List<Subject> subject) {
        return classifier.classify(subject).get(0).confidence().kind();
    }

    private double withPassage(Text text) {
        var classification = classifier.classify(text.one()).get(0);
        var passage = passages.of(text.one().get(0).text(), classification);
        return passage == null ? 0 : classification.confidence().kind();
    }

    /** Items a second; all of them as often as it takes, for they are not of the same length. */
    private <T> double rate(List<T> items, ToDoubleFunction<T> each, Duration atLeast) {
        long began = System.nanoTime();
        long done = 0;
        do {
            for (T item : items) {
                made += each.applyAsDouble(item);
            }
            done += items.size();
        } while (System.nanoTime() - began < atLeast.toNanos());
        return done * 1e9 / (System.nanoTime() - began);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() {
        passageEncoder.close();
        encoder.close();
        classifier.close();
    }
}
