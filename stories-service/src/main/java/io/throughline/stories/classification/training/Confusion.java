package io.throughline.stories.classification.training;

import java.util.List;

/**
 * What was labelled against what was decided.
 *
 * @param counts rows labelled, columns decided
 */
record Confusion(List<String> classes, int[][] counts) {

    static Confusion of(List<String> classes, int[] labelled, int[] decided) {
        int[][] counts = new int[classes.size()][classes.size()];
        for (int i = 0; i < labelled.length; i++) {
            counts[labelled[i]][decided[i]]++;
        }
        return new Confusion(classes, counts);
    }

    double accuracy() {
        int right = 0;
        int all = 0;
        for (int r = 0; r < counts.length; r++) {
            right += counts[r][r];
            all += labelled(r);
        }
        return (double) right / all;
    }

    /** The mean of the classes' F1, over the classes that occur. */
    double macroF1() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < counts.length; c++) {
            int both = labelled(c) + decided(c);
            if (both > 0) {
                sum += 2.0 * counts[c][c] / both;
                present++;
            }
        }
        return sum / present;
    }

    double precision(int c) {
        return (double) counts[c][c] / Math.max(1, decided(c));
    }

    double recall(int c) {
        return (double) counts[c][c] / Math.max(1, labelled(c));
    }

    private int labelled(int c) {
        int sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += counts[c][k];
        }
        return sum;
    }

    private int decided(int c) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[c];
        }
        return sum;
    }
}
