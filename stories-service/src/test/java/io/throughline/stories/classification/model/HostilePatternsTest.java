package io.throughline.stories.classification.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.HostileTexts;
import io.throughline.stories.classification.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** No text makes a regular expression read it over and over: characters are counted as they are read, for clocks depend on the machine. */
class HostilePatternsTest {

    /** Times that one pattern may look at a character: it tries its alternatives at each. */
    private static final int MOST_LOOKS = 300;

    private final List<String> cues = FeatureSpace.lines("cues.txt");

    @Provide
    Arbitrary<String> bombs() {
        return HostileTexts.bombs();
    }

    @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void cuesLookAtEachCharacterAFewTimes(@ForAll("bombs") String bomb) {
        String text = Normalizer.normalize(bomb).toLowerCase(Locale.ROOT);
        for (String cue : cues) {
            Counted counted = new Counted(text, 0, text.length(), new long[1]);

            new Cues(List.of(cue)).in(counted);

            // "blah.*" with "[.! ]*" behind it tries each end of the first for the second: only the bound of what is
            // looked at holds it.
            long looks = cue.startsWith("junk\t") ? Math.max(MOST_LOOKS, text.length()) : MOST_LOOKS;
            assertThat(counted.reads()).as(cue).isLessThanOrEqualTo(looks * (text.length() + 1));
        }
    }

    @Property(tries = 150, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void clausesAreCutInOneGo(@ForAll("bombs") String bomb) {
        String text = Normalizer.normalize(bomb);
        Counted counted = new Counted(text, 0, text.length(), new long[1]);

        assertThat(TextReader.CLAUSE.split(counted)).isNotNull();

        assertThat(counted.reads()).isLessThanOrEqualTo((long) MOST_LOOKS * (text.length() + 1));
    }

    /** A text that counts how often its characters are read; parts of it count together. */
    private record Counted(String text, int from, int to, long[] count) implements CharSequence {

        long reads() {
            return count[0];
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            count[0]++;
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end, count);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
