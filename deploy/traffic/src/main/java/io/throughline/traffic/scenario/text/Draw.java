package io.throughline.traffic.scenario.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that repeats itself: the same seed and subject give the same draws on every machine ({@link Random}'s sequence is specified). */
public final class Draw {

    private final Random random;

    private Draw(long seed) {
        this.random = new Random(seed);
    }

    /** @param subject what is drawn; one subject's draws do not move when another's change */
    public static Draw of(long seed, String subject) {
        return new Draw(ByteBuffer.wrap(sha256(seed + "/" + subject)).getLong());
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** From 0 to 1, 1 excluded. */
    public double share() {
        return random.nextDouble();
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** @param weights one for each; need not add up to anything */
    public <T> T pick(List<T> from, double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = share() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return from.get(i);
            }
        }
        return from.get(from.size() - 1);
    }

    public <T> List<T> shuffled(List<T> from) {
        List<T> copy = new ArrayList<>(from);
        Collections.shuffle(copy, random);
        return copy;
    }
}
