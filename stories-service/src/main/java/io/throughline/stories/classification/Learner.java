package io.throughline.stories.classification;

import io.throughline.stories.classification.model.Heads;
import io.throughline.stories.classification.model.HeadsFile;
import io.throughline.stories.classification.model.LinearHead;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.SeedExample;
import io.throughline.stories.classification.text.Normalizer;
import io.throughline.stories.classification.training.GoldSet;
import io.throughline.stories.classification.training.OwnTraining;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes organizations' own classifiers of the shared base and of what their people taught: heads trained anew, neighbours that have
 * the corrected stories among them, themes of their own. The base's layers and thresholds stay. Safe for use by many threads.
 */
public final class Learner {

    private final Classifier base;
    private final OwnTraining training;
    private final GoldSet gold;

    public Learner(Classifier base) {
        this.base = base;
        this.training = new OwnTraining(base.model());
        this.gold = new GoldSet(base.model(), base.encoder());
    }

    /** The base's version, which heads are good for only. */
    public String baseVersion() {
        return base.modelVersion();
    }

    /** The themes that every organization has. */
    public List<String> baseThemes() {
        return base.model().heads().themes();
    }

    /** The text's embedding, of length 1; empty where the text is in a language that is not read, and teaches nothing. */
    public Optional<float[]> embedding(String text, String declaredLanguage) {
        String normalized = text == null ? "" : Normalizer.normalize(text);
        return base.reads(normalized, declaredLanguage)
                ? Optional.of(base.encoder().apply(normalized))
                : Optional.empty();
    }

    /** The embedding of a text that is taken for English. */
    public float[] embedding(String text) {
        return base.encoder().apply(Normalizer.normalize(text));
    }

    /**
     * Trains the heads that the lessons contradict on the base's examples and the lessons: a second of one core for a few lessons, some
     * for hundreds. The same lessons in the same order give the same bytes.
     */
    public byte[] learn(List<Lesson> lessons) {
        return HeadsFile.write(
                training.heads(lessons.stream().map(this::example).toList()));
    }

    /**
     * @param version what stories name it by
     * @param heads from {@link #learn}, of a learner with the same base; null for the base's
     * @param lessons those that the heads were trained on
     */
    public record Own(String version, byte[] heads, List<Lesson> lessons, List<OwnTheme> themes) {}

    /** The organization's classifier; a fraction of a second for each of its own themes. It needs not be closed. */
    public Classifier classifier(Own own) {
        return base.with(model(own));
    }

    /** How well it does on the gold set: a fraction of a second; the first time, which prepares the set, some. */
    public Figures measure(Own own) {
        return gold.figures((reader, neighbours) -> base.with(model(own), reader, neighbours));
    }

    /** How well the base does. */
    public Figures measureBase() {
        return gold.figures((reader, neighbours) -> base.with(base.model(), reader, neighbours));
    }

    private Model model(Own own) {
        Model model = base.model();
        Heads shared = model.heads();
        List<LinearHead> heads =
                new ArrayList<>(own.heads() == null ? shared.heads() : HeadsFile.read(own.heads(), shared.heads()));
        List<String> themes = new ArrayList<>(shared.themes());
        List<SeedExample> lessons = own.lessons().stream().map(this::example).toList();
        List<SeedExample> examples = new ArrayList<>(lessons);
        for (OwnTheme theme : own.themes()) {
            List<SeedExample> about = new ArrayList<>(examples(theme));
            examples.addAll(about);
            lessons.stream()
                    .filter(lesson -> lesson.answers().contains(theme.key()))
                    .forEach(about::add);
            heads.add(training.theme(theme.key(), about));
            themes.add(theme.key());
        }
        return new Model(
                own.version(),
                model.space(),
                new Heads(shared.kinds(), shared.steps(), themes, heads),
                model.sentiments(),
                model.kind(),
                model.sentiment(),
                model.criticality(),
                model.theme(),
                model.thresholds(),
                model.examples().and(examples));
    }

    private SeedExample example(Lesson lesson) {
        return example(lesson.text(), lesson.labels(), lesson.embedding(), lesson.story());
    }

    /** Otherwise labelled as the base classifies them: as neighbours they are to change nothing but their theme. */
    private List<SeedExample> examples(OwnTheme theme) {
        Map<String, float[]> known = new HashMap<>();
        for (int i = 0; i < theme.examples().size(); i++) {
            known.put(
                    Normalizer.normalize(theme.examples().get(i)),
                    theme.embeddings().get(i));
        }
        Classifier knowing = base.with(base.model(), text -> {
            float[] embedding = known.get(text);
            return embedding == null ? base.encoder().apply(text) : embedding;
        });
        List<SeedExample> examples = new ArrayList<>();
        for (int i = 0; i < theme.examples().size(); i++) {
            String text = theme.examples().get(i);
            Labels seen = knowing.classify(List.of(Subject.ofText(text))).get(0).labels();
            Map<String, Sentiment> themes = new LinkedHashMap<>(seen.themes());
            themes.put(theme.key(), seen.sentiment());
            examples.add(example(
                    text,
                    new Labels(seen.kind(), seen.sentiment(), seen.criticality(), themes),
                    theme.embeddings().get(i),
                    null));
        }
        return examples;
    }

    private SeedExample example(String text, Labels labels, float[] embedding, UUID story) {
        List<String> answers = new ArrayList<>(List.of(labels.kind().wireName()));
        if (labels.sentiment() == Sentiment.POSITIVE || labels.sentiment() == Sentiment.MIXED) {
            answers.add(Heads.GOOD);
        }
        if (labels.sentiment() == Sentiment.NEGATIVE || labels.sentiment() == Sentiment.MIXED) {
            answers.add(Heads.BAD);
        }
        answers.addAll(
                base.model().heads().steps().subList(0, labels.criticality().ordinal()));
        answers.addAll(labels.themes().keySet());
        return new SeedExample(
                text,
                labels.kind().wireName(),
                labels.sentiment().wireName(),
                answers,
                embedding,
                story == null ? null : story.toString());
    }
}
