package io.throughline.stories.practices.sql;

import java.nio.ByteBuffer;

/** Embeddings as they stand in the database: floats of 4 bytes, the most significant first. */
public final class Vectors {

    private Vectors() {}

    public static byte[] write(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    public static float[] read(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
