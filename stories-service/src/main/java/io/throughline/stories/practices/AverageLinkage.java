package io.throughline.stories.practices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups points by average linkage: the two groups whose points are most alike on average are joined first, as long as they are alike
 * enough. Nearest-neighbour chains (Murtagh 1983): time and memory grow with the square of the number of points. The same
 * points in the same order always make the same groups.
 */
final class AverageLinkage {

    private final int points;
    private final float[] alike;
    private final int[] size;
    private final int[] group;
    private final double least;

    private AverageLinkage(float[][] vectors, double least) {
        this.points = vectors.length;
        this.least = least;
        this.alike = new float[Math.multiplyExact(points, points - 1) / 2];
        this.size = new int[points];
        this.group = new int[points];
        Arrays.fill(size, 1);
        for (int i = 0; i < points; i++) {
            group[i] = i;
            for (int j = 0; j < i; j++) {
                alike[place(i, j)] = dot(vectors[i], vectors[j]);
            }
        }
    }

    /**
     * @param vectors of length 1
     * @param least average cosine between two groups that are joined, -1 to 1
     * @return the groups of at least two points, by their first points, each in the points' order
     */
    static List<int[]> groups(float[][] vectors, double least) {
        if (vectors.length < 2) {
            return List.of();
        }
        AverageLinkage linkage = new AverageLinkage(vectors, least);
        linkage.join();
        return linkage.groups();
    }

    /** A group is known by its first point; size 0 marks one that was joined to another or that nothing is like enough. */
    private void join() {
        int[] chain = new int[points];
        int length = 0;
        for (int start = 0; start < points; ) {
            if (length == 0) {
                if (size[start] == 0) {
                    start++;
                    continue;
                }
                chain[length++] = start;
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(last, before);
            if (nearest < 0) {
                size[last] = 0; // joining others brings nothing closer to it: it is done
                length--;
            } else if (nearest == before) {
                length -= 2;
                join(last, before);
            } else {
                chain[length++] = nearest;
            }
        }
    }

    /** @param preferred wins where another is as near, or chains would go in circles */
    private int nearest(int to, int preferred) {
        int nearest = preferred;
        double most = preferred < 0 ? Double.NEGATIVE_INFINITY : alike[place(to, preferred)];
        for (int other = 0; other < points; other++) {
            if (size[other] > 0 && other != to && alike[place(to, other)] > most) {
                most = alike[place(to, other)];
                nearest = other;
            }
        }
        return most >= least ? nearest : -1;
    }

    private void join(int one, int other) {
        int kept = Math.min(one, other);
        int joined = Math.max(one, other);
        float both = size[kept] + size[joined];
        for (int third = 0; third < points; third++) {
            if (size[third] > 0 && third != kept && third != joined) {
                alike[place(kept, third)] =
                        (size[kept] * alike[place(kept, third)] + size[joined] * alike[place(joined, third)]) / both;
            }
        }
        size[kept] += size[joined];
        size[joined] = 0;
        for (int point = 0; point < points; point++) {
            if (group[point] == joined) {
                group[point] = kept;
            }
        }
    }

    private List<int[]> groups() {
        List<List<Integer>> members = new ArrayList<>();
        for (int point = 0; point < points; point++) {
            members.add(new ArrayList<>());
            members.get(group[point]).add(point);
        }
        return members.stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int place(int one, int other) {
        int larger = Math.max(one, other);
        return larger * (larger - 1) / 2 + Math.min(one, other);
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
