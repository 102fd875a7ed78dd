package io.throughline.stories.classification.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.encoding.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The model's file: gzip of a JSON header (vocabulary, layers, thresholds, examples' texts), the heads' weights as 16-bit
 * fractions of the head's largest, and the examples' embeddings as 8-bit ones. The version is the content's SHA-256, so the same
 * training gives the same bytes.
 */
public final class ModelFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFile() {}

    /** Everything but the numbers that are many. */
    record Header(
            String features,
            List<String> words,
            List<String> characters,
            List<String> kinds,
            List<String> steps,
            List<String> themes,
            List<String> sentiments,
            Softmax kind,
            Softmax sentiment,
            Softmax criticality,
            Softmax theme,
            Model.Thresholds thresholds,
            List<Example> examples) {

        record Example(String text, String kind, String sentiment, List<String> answers) {}
    }

    public static byte[] write(Model model) {
        Header header = new Header(
                featureRules(),
                model.space().words(),
                model.space().characters(),
                model.heads().kinds(),
                model.heads().steps(),
                model.heads().themes(),
                model.sentiments(),
                model.kind(),
                model.sentiment(),
                model.criticality(),
                model.theme(),
                model.thresholds(),
                model.examples().all().stream()
                        .map(e -> new Header.Example(e.text(), e.kind(), e.sentiment(), e.answers()))
                        .toList());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            byte[] json = JSON.writeValueAsBytes(header);
            out.writeInt(json.length);
            out.write(json);
            for (LinearHead head : model.heads().heads()) {
                float scale = largest(head.weights()) / Short.MAX_VALUE;
                out.writeFloat(scale);
                for (float w : head.weights()) {
                    out.writeShort(Math.round(w / scale));
                }
            }
            for (SeedExample example : model.examples().all()) {
                float scale = largest(example.embedding()) / Byte.MAX_VALUE;
                out.writeFloat(scale);
                for (float v : example.embedding()) {
                    out.writeByte(Math.round(v / scale));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when the file was trained with other cue rules or another lexicon than there are now */
    public static Model read(InputStream file) {
        try {
            byte[] bytes = file.readAllBytes();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(unzipped(bytes)));
            Header header = JSON.readValue(in.readNBytes(in.readInt()), Header.class);
            if (!header.features().equals(featureRules())) {
                throw new IllegalStateException(
                        "the cue rules or the lexicon have changed since the model was trained");
            }
            FeatureSpace space = new FeatureSpace(header.words(), header.characters());
            int size = Encoder.DIMENSION + space.sparseSize() + 1;
            List<LinearHead> heads = new ArrayList<>();
            for (String name : Heads.names(header.kinds(), header.steps(), header.themes())) {
                float scale = in.readFloat();
                float[] weights = new float[size];
                for (int i = 0; i < size; i++) {
                    weights[i] = in.readShort() * scale;
                }
                heads.add(new LinearHead(name, weights));
            }
            List<SeedExample> examples = new ArrayList<>();
            for (Header.Example example : header.examples()) {
                float scale = in.readFloat();
                float[] embedding = new float[Encoder.DIMENSION];
                for (int i = 0; i < embedding.length; i++) {
                    embedding[i] = in.readByte() * scale;
                }
                examples.add(new SeedExample(
                        example.text(), example.kind(), example.sentiment(), example.answers(), embedding));
            }
            return new Model(
                    version(bytes),
                    space,
                    new Heads(header.kinds(), header.steps(), header.themes(), heads),
                    header.sentiments(),
                    header.kind(),
                    header.sentiment(),
                    header.criticality(),
                    header.theme(),
                    header.thresholds(),
                    Examples.of(examples));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static float largest(float[] values) {
        float largest = Float.MIN_NORMAL;
        for (float v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    private static String version(byte[] bytes) {
        return sha256(bytes).substring(0, 12);
    }

    private static String featureRules() {
        String rules = String.join("\n", FeatureSpace.lines("cues.txt"))
                + String.join("\n", FeatureSpace.lines("lexicon.txt"));
        return sha256(rules.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
