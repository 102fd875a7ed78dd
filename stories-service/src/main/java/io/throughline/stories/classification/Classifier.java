package io.throughline.stories.classification;

import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.KnownNeighbours;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.ModelFile;
import io.throughline.stories.classification.model.TextReader;
import io.throughline.stories.classification.text.Languages;
import io.throughline.stories.classification.text.Normalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Classifies customers' feedback in this process, with nothing fetched at run time. Safe for use by many threads; each call
 * works on its own thread only, so that a service decides how many cores to spend. The same text always gets the same labels.
 */
public final class Classifier implements AutoCloseable {

    private static final String MODEL = "/classification/model.bin";

    private final Model model;
    private final Decider decider;
    private final Function<String, float[]> encoder;
    private final Runnable closing;
    private final Languages languages;

    private Classifier(Model model, Function<String, float[]> encoder, Runnable closing) {
        this(model, encoder, new TextReader(model.space(), encoder), null, closing, new Languages());
    }

    private Classifier(
            Model model,
            Function<String, float[]> encoder,
            TextReader reader,
            KnownNeighbours known,
            Runnable closing,
            Languages languages) {
        this.languages = languages;
        this.model = model;
        this.decider = new Decider(model, reader, known);
        this.encoder = encoder;
        this.closing = closing;
    }

    /**
     * Loads the encoder and the model that ship with the service; about a second.
     *
     * @throws IllegalStateException when a resource is missing or cannot be read
     */
    public static Classifier load() {
        CompletableFuture<Model> model = CompletableFuture.supplyAsync(Classifier::shippedModel);
        Encoder encoder = Encoder.load();
        return new Classifier(model.join(), encoder::embed, encoder::close);
    }

    /** A classifier with a model that is not the shipped one, over an encoder that stays the caller's. */
    public static Classifier of(Model model, Function<String, float[]> encoder) {
        return new Classifier(model, encoder, () -> {});
    }

    /** Another model over the same encoder, which stays this one's to close. */
    Classifier with(Model other) {
        return with(other, encoder);
    }

    Classifier with(Model other, Function<String, float[]> otherEncoder) {
        return new Classifier(
                other, otherEncoder, new TextReader(other.space(), otherEncoder), null, () -> {}, languages);
    }

    /**
     * Another model of the same space, for texts that the reader knows.
     *
     * @param known neighbours of the first of its examples
     */
    Classifier with(Model other, TextReader reader, KnownNeighbours known) {
        return new Classifier(other, encoder, reader, known, () -> {}, languages);
    }

    Model model() {
        return model;
    }

    Function<String, float[]> encoder() {
        return encoder;
    }

    /** Whether the classifier was measured in the text's language, and so may learn from it. */
    boolean reads(String normalized, String declaredLanguage) {
        return normalized.codePoints().anyMatch(Character::isLetterOrDigit)
                && Languages.measured(languages.of(normalized, declaredLanguage));
    }

    /** Content hash of the model's file, the same for the same training data and code. */
    public String modelVersion() {
        return model.version();
    }

    /** One classification for each subject, in their order. */
    public List<Classification> classify(List<Subject> subjects) {
        return subjects.stream().map(this::classify).toList();
    }

    private Classification classify(Subject subject) {
        String text = subject.text() == null ? "" : Normalizer.normalize(subject.text());
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return subject.rating() == null
                    ? unread(Basis.NOTHING, null, "neither words nor a rating")
                    : byRating(subject.rating(), Basis.RATING, null, List.of());
        }
        String language = languages.of(text, subject.language());
        if (Languages.measured(language)) {
            return decider.decide(text, language, subject.rating());
        }
        String note = "not measured in language " + language;
        return subject.rating() == null
                ? unread(Basis.LANGUAGE_NOT_MEASURED, language, note)
                : byRating(subject.rating(), Basis.RATING_LANGUAGE_NOT_MEASURED, language, List.of(note));
    }

    private Classification byRating(Rating rating, Basis basis, String language, List<String> notes) {
        Kind kind = rating.kind();
        return new Classification(
                kind,
                rating.sentiment(),
                kind == Kind.COMPLAINT ? Criticality.MINOR : Criticality.NONE,
                List.of(),
                Confidence.CERTAIN,
                false,
                false,
                basis,
                language,
                explanation(1, kind, notes),
                model.version());
    }

    /** Nothing to go by: neutral, and for people to read where there are words. */
    private Classification unread(Basis basis, String language, String note) {
        return new Classification(
                Kind.NEUTRAL,
                Sentiment.NEUTRAL,
                Criticality.NONE,
                List.of(),
                Confidence.NONE,
                basis == Basis.LANGUAGE_NOT_MEASURED,
                false,
                basis,
                language,
                explanation(0, Kind.NEUTRAL, List.of(note)),
                model.version());
    }

    private Explanation explanation(double probability, Kind kind, List<String> notes) {
        return new Explanation(
                null,
                List.of(),
                List.of(),
                probability,
                Map.of(kind.wireName(), probability),
                Map.of(),
                notes,
                model.version());
    }

    private static Model shippedModel() {
        try (InputStream in = Classifier.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException(MODEL + " is not on the class path; the train command writes it");
            }
            return ModelFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
