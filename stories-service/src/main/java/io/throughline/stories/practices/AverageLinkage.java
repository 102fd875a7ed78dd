package io.throughline.stories.practices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Groups points by average linkage: the two groups whose points are most alike on average are joined first, as long as they are alike
 * enough. Nearest-neighbour chains (Murtagh 1983): time and memory grow with the square of the number of points. The same
 * points in the same order always make the same groups.
 *
 * <p>Points with the same pin are one group from the start, those with different pins never are.
 */
final class AverageLinkage {

    /** No average with it is more than it. */
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    /** The pin of a point that people left free. */
    static final int FREE = -1;

    private final int points;
    private final float[] alike;
    private final int[] size;
    private final int[] group;
    private final double least;

    private AverageLinkage(List<float[]> vectors, int[] sizes, double least) {
        this.points = vectors.size();
        this.least = least;
        this.alike = new float[Math.toIntExact((long) points * (points - 1) / 2)];
        this.size = sizes.clone();
        this.group = new int[points];
        for (int i = 0; i < points; i++) {
            group[i] = i;
            for (int j = 0; j < i; j++) {
                alike[place(i, j)] = dot(vectors.get(i), vectors.get(j));
            }
        }
    }

    /** Without pins. */
    static List<int[]> groups(List<float[]> vectors, double least) {
        int[] free = new int[vectors.size()];
        Arrays.fill(free, FREE);
        return groups(vectors, free, least);
    }

    /**
     * @param pins of each point
     * @param least average likeness of two groups that are joined
     * @return the groups of at least two points, or of a pinned one, by their first points, each in the points' order
     */
    static List<int[]> groups(List<float[]> vectors, int[] pins, double least) {
        int[] ones = new int[vectors.size()];
        Arrays.fill(ones, 1);
        AverageLinkage linkage = new AverageLinkage(vectors, ones, least);
        linkage.pin(pins);
        linkage.join();
        return linkage.groups(pins);
    }

    /**
     * As {@link #groups(List, int[], double)}, and then joins groups that tell the same by less: an average over many pairs errs less than that of two
     * stories. What stood alone stays so.
     *
     * @param most points of a group that is too small for it
     * @param leastOfGroups average likeness of two larger groups that are joined, less than {@code least}
     */
    static List<int[]> groups(List<float[]> vectors, int[] pins, double least, int most, double leastOfGroups) {
        List<int[]> tight = groups(vectors, pins, least);
        List<int[]> large = tight.stream().filter(group -> group.length > most).toList();
        int[] sizes = large.stream().mapToInt(group -> group.length).toArray();
        int[] pinsOfLarge = large.stream()
                .mapToInt(group -> Arrays.stream(group).map(i -> pins[i]).max().orElse(FREE))
                .toArray();
        AverageLinkage linkage = new AverageLinkage(
                large.stream().map(group -> middle(vectors, group)).toList(), sizes, leastOfGroups);
        linkage.pin(pinsOfLarge);
        linkage.join();
        List<int[]> joined = new ArrayList<>(
                tight.stream().filter(group -> group.length <= most).toList());
        for (List<Integer> parts : linkage.members()) {
            if (!parts.isEmpty()) {
                joined.add(parts.stream()
                        .flatMapToInt(part -> Arrays.stream(large.get(part)))
                        .sorted()
                        .toArray());
            }
        }
        joined.sort(Comparator.comparingInt(group -> group[0]));
        return joined;
    }

    /** Two groups' middles are as alike as their points are on average. */
    private static float[] middle(List<float[]> vectors, int[] group) {
        float[] middle = new float[vectors.get(group[0]).length];
        for (int i : group) {
            for (int d = 0; d < middle.length; d++) {
                middle[d] += vectors.get(i)[d] / group.length;
            }
        }
        return middle;
    }

    private void pin(int[] pins) {
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < i && pins[i] != FREE; j++) {
                if (pins[j] != FREE && pins[j] != pins[i]) {
                    alike[place(i, j)] = NEVER;
                }
            }
        }
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < i && pins[i] != FREE; j++) {
                if (pins[j] == pins[i] && size[j] > 0) {
                    join(j, i);
                    break;
                }
            }
        }
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

    private List<List<Integer>> members() {
        List<List<Integer>> members = new ArrayList<>();
        for (int point = 0; point < points; point++) {
            members.add(new ArrayList<>());
            members.get(group[point]).add(point);
        }
        return members;
    }

    private List<int[]> groups(int[] pins) {
        return members().stream()
                .filter(group -> group.size() > 1 || group.size() == 1 && pins[group.get(0)] != FREE)
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int place(int one, int other) {
        int larger = Math.max(one, other);
        return (int) ((long) larger * (larger - 1) / 2) + Math.min(one, other);
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
