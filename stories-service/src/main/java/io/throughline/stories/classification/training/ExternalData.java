package io.throughline.stories.classification.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sentences that others have labelled good or bad, in the format of "Sentiment Labelled Sentences" (Kotzias et al., KDD 2015;
 * CC BY 4.0): {@code *_labelled.txt}, a sentence, a tab, 1 or 0.
 */
record ExternalData(List<Path> files, List<Sentence> sentences) {

    record Sentence(String text, boolean good) {}

    static ExternalData none() {
        return new ExternalData(List.of(), List.of());
    }

    /** @throws IllegalArgumentException when the folder has no such file, or one of them another format */
    static ExternalData read(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> files = found.filter(f -> f.getFileName().toString().endsWith("_labelled.txt"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(folder + " has no *_labelled.txt");
            }
            List<Sentence> sentences = new ArrayList<>();
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    sentences.add(sentence(file, line));
                }
            }
            return new ExternalData(files, sentences);
        }
    }

    private static Sentence sentence(Path file, String line) {
        int tab = line.lastIndexOf('\t');
        String label = line.substring(tab + 1).strip();
        if (tab < 0 || !(label.equals("0") || label.equals("1"))) {
            throw new IllegalArgumentException(file.getFileName() + " has a line without a label");
        }
        return new Sentence(line.substring(0, tab).strip(), label.equals("1"));
    }
}
