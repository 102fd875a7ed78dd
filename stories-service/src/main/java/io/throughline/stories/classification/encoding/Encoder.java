package io.throughline.stories.classification.encoding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/**
 * Sentence embeddings of bge-small-en-v1.5 (quantized), the ONNX model and tokenizer that langchain4j's jar carries: the
 * first token's state, L2-normalized.
 *
 * <p>One thread a session: a service spreads over texts, not within one. One text a run: the model's activations are
 * quantized by the range of the whole batch, so in a batch a text's vector would depend on its neighbours (and on
 * padding), and the same feedback could be classified differently twice. Safe for use by many threads.
 */
public final class Encoder implements AutoCloseable {

    public static final int DIMENSION = 384;

    /** The model's limit, with the two marks at the ends; what is beyond is cut off, so callers cut by sentences. */
    public static final int MAX_TOKENS = 512;

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final String version;

    private Encoder(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, String version) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.version = version;
    }

    /** @throws IllegalStateException when the model or the native libraries cannot be loaded */
    public static Encoder load() {
        return load(null);
    }

    /**
     * The encoder as it was taught for something, which then is another.
     *
     * @param change the resource that says what is different in it
     * @throws IllegalStateException when the model or the native libraries cannot be loaded, or the change is of another model
     */
    public static Encoder taught(String change) {
        return load(change);
    }

    private static Encoder load(String change) {
        try (InputStream model = resource(MODEL);
                InputStream tokenizer = resource(TOKENIZER);
                SessionOptions options = options()) {
            byte[] file = model.readAllBytes();
            String version = "bge-small-en-v1.5-q";
            if (change != null) {
                try (InputStream taught = resource(change)) {
                    version = EncoderChange.apply(taught, file);
                }
            }
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(file, options);
            return new Encoder(
                    environment,
                    session,
                    HuggingFaceTokenizer.newInstance(
                            tokenizer,
                            Map.of("padding", "false", "truncation", "true", "maxLength", String.valueOf(MAX_TOKENS))),
                    version);
        } catch (IOException | OrtException e) {
            throw new IllegalStateException("the encoder cannot be loaded", e);
        }
    }

    /** Vectors of two encoders can be compared where this is the same. */
    public String version() {
        return version;
    }

    /** The vector of a text, of length 1. A text without any known character has the vector of an empty one. */
    public float[] embed(String text) {
        Encoding encoding = tokenizer.encode(text, true, false);
        long[] shape = {1, encoding.getIds().length};
        try (OnnxTensor ids = tensor(encoding.getIds(), shape);
                OnnxTensor mask = tensor(encoding.getAttentionMask(), shape);
                OnnxTensor types = tensor(encoding.getTypeIds(), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] vector = new float[DIMENSION];
            states.get(vector);
            return normalized(vector);
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder failed", e);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private static float[] normalized(float[] vector) {
        double sum = 0;
        for (float v : vector) {
            sum += v * v;
        }
        float norm = (float) Math.sqrt(sum);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= norm;
        }
        return vector;
    }

    private static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(ExecutionMode.SEQUENTIAL);
        // An arena keeps the largest text's buffers for good, on every thread; malloc gives them back.
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static InputStream resource(String name) {
        InputStream stream = Encoder.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return stream;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder cannot be closed", e);
        } finally {
            tokenizer.close();
        }
    }
}
