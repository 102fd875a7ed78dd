package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.classification.ThemeLabel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a classifier of retailers' feedback makes of restaurants' reviews that others have labelled. */
final class MamsFigures {

    /** Both tell of people and what they do: restaurants part them otherwise than retailers. */
    private static final Set<String> PEOPLE = Set.of("staff", "service");

    private final List<Mams> sentences;
    private final List<Classification> decided;

    private MamsFigures(List<Mams> sentences, List<Classification> decided) {
        this.sentences = sentences;
        this.decided = decided;
    }

    static MamsFigures of(Classifier classifier, List<Mams> sentences) {
        return new MamsFigures(
                sentences,
                classifier.classify(
                        sentences.stream().map(s -> Subject.ofText(s.text())).toList()));
    }

    int size() {
        return sentences.size();
    }

    /** The share of the aspects found, as one of their themes, that have the polarity they are labelled with. */
    double polarityRight() {
        return IntStream.range(0, size())
                .boxed()
                .flatMap(this::polarities)
                .mapToInt(right -> right ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private Stream<Boolean> polarities(int i) {
        Map<String, ThemeLabel> themes =
                decided.get(i).themes().stream().collect(Collectors.toMap(ThemeLabel::theme, label -> label));
        return sentences.get(i).aspects().entrySet().stream()
                .flatMap(aspect -> Mams.THEMES.getOrDefault(aspect.getKey(), Set.of()).stream()
                        .filter(themes::containsKey)
                        .map(themes::get)
                        .max(java.util.Comparator.comparingDouble(ThemeLabel::probability))
                        .map(label -> label.sentiment() == aspect.getValue())
                        .stream());
    }

    /** F1 of finding that staff or service is told of, by any of their themes. */
    double peopleF1() {
        Set<String> themes = PEOPLE.stream()
                .flatMap(category -> Mams.THEMES.get(category).stream())
                .collect(Collectors.toSet());
        int[] counts = new int[3];
        for (int i = 0; i < size(); i++) {
            boolean labelled = sentences.get(i).aspects().keySet().stream().anyMatch(PEOPLE::contains);
            boolean found = decided.get(i).themes().stream().anyMatch(label -> themes.contains(label.theme()));
            counts[0] += labelled && found ? 1 : 0;
            counts[1] += found ? 1 : 0;
            counts[2] += labelled ? 1 : 0;
        }
        return GoldFigures.f1(counts);
    }
}
