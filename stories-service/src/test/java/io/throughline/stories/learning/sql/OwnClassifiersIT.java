package io.throughline.stories.learning.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.classification.ThemeLabel;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another instance than the one that a person talked to. */
@OnRealParts
class OwnClassifiersIT {

    private static final Subject REDEEM = Subject.ofText("The cashier could not redeem my gift card.");

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    @Inject
    Classifier base;

    @Inject
    Learner learner;

    @Inject
    OwnThemes themes;

    private final UUID organization = UUID.randomUUID();
    private OwnClassifiers another;

    @BeforeEach
    void anotherInstance() throws SQLException {
        another = new OwnClassifiers(flow, base, learner, new ForOne());
        another.refresh();
    }

    @Test
    void whatChangedIsReadAgainByEveryInstance() throws SQLException {
        assertThat(another.apply(organization)).isSameAs(base);
        addTheme(organization);
        another.refresh();
        Classifier own = another.apply(organization);
        assertThat(about(own)).contains("own:gift-cards");
        assertThat(own.modelVersion()).isEqualTo(base.modelVersion() + "+t1");

        another.refresh();
        assertThat(another.apply(organization))
                .as("what has not changed is not read again")
                .isSameAs(own);

        themes.delete(organization, "gift-cards");
        another.refresh();
        assertThat(about(another.apply(organization))).doesNotContain("own:gift-cards");
    }

    @Test
    void whatWasUnusedLongestLeavesTheMemoryAndIsReadWhenItIsNeeded() throws SQLException {
        UUID other = UUID.randomUUID();
        addTheme(organization);
        addTheme(other);
        another.refresh();
        Classifier first = another.apply(organization);
        another.apply(other);

        Classifier again = another.apply(organization);

        assertThat(again).isNotSameAs(first);
        assertThat(about(again)).isEqualTo(about(first));
    }

    private void addTheme(UUID to) throws SQLException {
        themes.put(
                to,
                "gift-cards",
                new OwnThemes.Given(
                        "Gift cards",
                        "Gift cards and vouchers: buying, redeeming, their balance.",
                        List.of(
                                "My gift card was not accepted at the till.",
                                "Can I check the balance of a voucher online?",
                                "The gift card expired after a year."),
                        "somebody"),
                null);
    }

    private static List<String> about(Classifier classifier) {
        return classifier.classify(List.of(REDEEM)).get(0).themes().stream()
                .map(ThemeLabel::theme)
                .toList();
    }

    /** Room for one organization. */
    private static final class ForOne implements LearningSettings {
        @Override
        public Duration look() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int mostInMemory() {
            return 1;
        }

        @Override
        public int mostLessons() {
            return 100;
        }

        @Override
        public int versionsKept() {
            return 10;
        }
    }
}
