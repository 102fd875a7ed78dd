package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The train command: reads the seeds and, if given, external files, and writes the model, its card and the
 * gold set's vectors beside the seeds. Run by {@code stories-service/train [--external FOLDER | --gold]}; some minutes.
 */
public final class Train {

    private static final Path RESOURCES = Path.of("src/main/resources/classification");
    private static final Path GOLD = RESOURCES.resolve("gold.jsonl");
    private static final String MODEL = "model.bin";

    private Train() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).equals(List.of("--gold"))) {
            gold();
            return;
        }
        if (arguments.length != 0 && !(arguments.length == 2 && arguments[0].equals("--external"))) {
            Console.fail("usage: train [--external FOLDER-WITH-*_labelled.txt | --gold]");
            System.exit(2);
        }
        Taxonomy taxonomy = Taxonomy.load();
        Path seedFile = RESOURCES.resolve("seeds.jsonl");
        List<LabelledText> seeds = LabelledText.read(seedFile, taxonomy);
        List<LabelledText> gold = LabelledText.read(GOLD, taxonomy);
        ExternalData external = arguments.length == 0 ? ExternalData.none() : ExternalData.read(Path.of(arguments[1]));
        Console.say("%d seeds, %d external sentences; embedding them"
                .formatted(seeds.size(), external.sentences().size()));
        try (Encoder encoder = Encoder.load()) {
            Trainer trainer = new Trainer(taxonomy, seeds, external, encoder::embed);
            Console.say("training five folds and the whole");
            Trainer.Trained trained = trainer.train();
            byte[] file = ModelFile.write(trained.model());
            // Measured as shipped: read back, with its weights rounded.
            Model model = ModelFile.read(new ByteArrayInputStream(file));
            GoldFigures figures = measured(model, gold, encoder);
            Files.write(RESOURCES.resolve(MODEL), file);
            Files.writeString(
                    RESOURCES.resolve("model-card.md"),
                    ModelCard.write(
                            model.version(),
                            file.length,
                            sources(seedFile, seeds.size(), external, gold.size()),
                            trained.outOfFold(),
                            figures,
                            !external.sentences().isEmpty()));
            Console.say("model %s, %d bytes; kind macro-F1 %.3f, themes micro-F1 %.3f on the gold set; see %s"
                    .formatted(
                            model.version(),
                            file.length,
                            figures.kind().macroF1(),
                            figures.themesF1(),
                            RESOURCES.resolve("model-card.md")));
        }
    }

    /** The gold set has changed, the model has not: measures it and writes the set's vectors, and leaves the model and its card. */
    private static void gold() throws IOException {
        try (Encoder encoder = Encoder.load();
                InputStream file = Files.newInputStream(RESOURCES.resolve(MODEL))) {
            GoldFigures figures = measured(ModelFile.read(file), LabelledText.read(GOLD, Taxonomy.load()), encoder);
            Console.say("kind macro-F1 %.3f, themes micro-F1 %.3f on the gold set of %d texts"
                    .formatted(figures.kind().macroF1(), figures.themesF1(), figures.size()));
        }
    }

    /** Keeps the vectors of what the model looked at. */
    private static GoldFigures measured(Model model, List<LabelledText> gold, Encoder encoder) throws IOException {
        Map<String, float[]> vectors = new HashMap<>();
        GoldFigures figures =
                GoldFigures.of(Classifier.of(model, text -> vectors.computeIfAbsent(text, encoder::embed)), gold);
        Files.write(RESOURCES.resolve(GoldVectors.FILE), GoldVectors.write(vectors));
        return figures;
    }

    private static List<ModelCard.Source> sources(Path seeds, int seedCount, ExternalData external, int goldCount)
            throws IOException {
        List<ModelCard.Source> sources = new ArrayList<>();
        sources.add(
                new ModelCard.Source("seeds.jsonl", "written for this project, Apache-2.0", seedCount, sha256(seeds)));
        sources.add(new ModelCard.Source(
                "gold.jsonl (measuring only)", "written for this project, Apache-2.0", goldCount, sha256(GOLD)));
        for (Path file : external.files()) {
            sources.add(new ModelCard.Source(
                    file.getFileName().toString(),
                    "Sentiment Labelled Sentences (Kotzias et al., KDD 2015), CC BY 4.0",
                    Files.readAllLines(file).size(),
                    sha256(file)));
        }
        return sources;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
