package io.throughline.stories.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Confidence;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Explanation;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeachingTest {

    private static final String MAY_BE_CRITICAL = "may be critical: people should look";

    private final Classification torn = uncertain(Map.of("praise", 0.45, "complaint", 0.44, "question", 0.11));
    private final Classification leaning = uncertain(Map.of("praise", 0.60, "complaint", 0.20));

    @Test
    void theSmallerTheMarginTheMoreItTeaches() {
        assertThat(Teaching.of(torn, 0).rank())
                .isGreaterThan(Teaching.of(leaning, 0).rank());
        assertThat(Teaching.of(torn, 0).reason()).isEqualTo(Reason.UNCERTAIN_KIND);
    }

    @Test
    void whatIsLikeOthersTeachesLess() {
        assertThat(Teaching.of(torn, 1).rank())
                .isLessThan(Teaching.of(leaning, 0).rank());
        assertThat(Teaching.of(torn, 2).rank()).isLessThan(Teaching.of(torn, 1).rank());
    }

    @Test
    void whatMayBeCriticalComesBeforeAllElse() {
        Classification critical = of(Map.of("complaint", 0.9, "praise", 0.1), List.of(MAY_BE_CRITICAL), Basis.TEXT);
        Teaching teaching = Teaching.of(critical, 50);
        assertThat(teaching.reason()).isEqualTo(Reason.POSSIBLY_CRITICAL);
        assertThat(teaching.rank()).isGreaterThan(Teaching.of(torn, 0).rank());
    }

    @Test
    void ofALanguageThatIsNotReadNothingIsLearned() {
        Teaching teaching = Teaching.of(of(Map.of("neutral", 0.0), List.of(), Basis.LANGUAGE_NOT_MEASURED), 0);
        assertThat(teaching.reason()).isEqualTo(Reason.LANGUAGE_NOT_MEASURED);
        assertThat(teaching.rank()).isZero();
    }

    private static Classification uncertain(Map<String, Double> kinds) {
        return of(kinds, List.of(), Basis.TEXT);
    }

    private static Classification of(Map<String, Double> kinds, List<String> notes, Basis basis) {
        return new Classification(
                Kind.PRAISE,
                Sentiment.NEUTRAL,
                Criticality.NONE,
                List.of(),
                new Confidence(0.45, 0.5, 0.9),
                true,
                false,
                basis,
                "en",
                new Explanation(null, List.of(), List.of(), 0.45, kinds, Map.of(), notes, "m"),
                "m");
    }
}
