package io.throughline.stories.corrections.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.corrections.Correction;
import java.time.Instant;
import java.util.List;

/** A correction as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionView(
        int revision, LabelsView labels, String reason, String by, Instant at, ReplacedView replaced) {

    record LabelsView(Kind kind, Sentiment sentiment, Criticality criticality, List<ThemeView> themes) {

        static LabelsView of(Labels labels) {
            return new LabelsView(
                    labels.kind(),
                    labels.sentiment(),
                    labels.criticality(),
                    labels.themes().entrySet().stream()
                            .map(theme -> new ThemeView(theme.getKey(), theme.getValue()))
                            .toList());
        }
    }

    record ThemeView(String theme, Sentiment sentiment) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplacedView(LabelsView labels, String basis, String modelVersion) {}

    /** Newest first. */
    record History(List<CorrectionView> items) {}

    public static CorrectionView of(Correction correction) {
        Correction.Replaced replaced = correction.replaced();
        return new CorrectionView(
                correction.revision(),
                LabelsView.of(correction.labels()),
                correction.reason(),
                correction.by(),
                correction.at(),
                new ReplacedView(LabelsView.of(replaced.labels()), replaced.basis(), replaced.modelVersion()));
    }
}
