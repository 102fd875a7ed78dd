package io.throughline.traffic.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.traffic.files.Row;
import io.throughline.traffic.files.RowFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final List<String> PLACE = List.of("store=S001", "touchpoint=checkout");

    @Test
    void columnsAndConstantsBecomeFeedback() throws Exception {
        Mapping mapping = Mapping.of(List.of("comment=text", "attributes.label=label"), PLACE);
        assertThat(mapping.apply(new TestRow(0, "{'text':'fine','label':'1'}")))
                .isEqualTo(
                        json("{'comment':'fine','attributes':{'label':'1'},'store':'S001','touchpoint':'checkout'}"));
    }

    @Test
    void valuesHaveTheTypesOfTheContract() throws Exception {
        Mapping mapping = Mapping.of(
                List.of(
                        "rating.value=stars",
                        "goalAchieved=done",
                        "reasons=why",
                        "collectedAt=at",
                        "questionnaire.version=v"),
                List.of("store=S001", "touchpoint=checkout", "rating.metric=csat", "rating.min=1", "rating.max=5"));
        String row =
                "{'stars':' 4.5','done':'Yes','why':'short-wait; friendly','at':'2026-11-21 10:15:30+01:00','v':'3'}";
        assertThat(mapping.apply(new TestRow(0, row)).toString())
                .isEqualTo(("{'rating':{'value':4.5,'metric':'csat','min':1,'max':5},'goalAchieved':true,"
                                + "'reasons':['short-wait','friendly'],'collectedAt':'2026-11-21T09:15:30Z','questionnaire':{'version':3},"
                                + "'store':'S001','touchpoint':'checkout'}")
                        .replace('\'', '"'));
    }

    @Test
    void timesWithoutAnOffsetAreUtc() {
        assertThat(FieldType.INSTANT.fromText("2026-11-21").textValue()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(FieldType.INSTANT.fromText("2026-11-21T10:15:30").textValue())
                .isEqualTo("2026-11-21T10:15:30Z");
        assertThatThrownBy(() -> FieldType.INSTANT.fromText("21.11.2026"))
                .hasMessage("'21.11.2026' is not an ISO 8601 time");
    }

    @Test
    void aCellOfTheWrongTypeIsALineFault() {
        Mapping mapping = Mapping.of(
                List.of("rating.value=stars"),
                List.of("store=S001", "touchpoint=x", "rating.metric=csat", "rating.min=1", "rating.max=5"));
        assertThatThrownBy(() -> mapping.apply(new TestRow(6, "{'stars':'many'}")))
                .isInstanceOf(RowFault.class)
                .hasMessage("rating.value: 'many' is not a number")
                .extracting(fault -> ((RowFault) fault).line())
                .isEqualTo(7L);
        assertThatThrownBy(() -> mapping.apply(new TestRow(6, "{'stars':{'n':1}}")))
                .hasMessageContaining("an object stands where");
    }

    @Test
    void storesTakeTurnsAndCommasElsewhereAreCommas() throws Exception {
        Mapping mapping = Mapping.of(List.of("comment=text"), List.of("store=S001, S002", "touchpoint=a,b"));
        assertThat(mapping.apply(new TestRow(0, "{}")).at("/store").asText()).isEqualTo("S001");
        assertThat(mapping.apply(new TestRow(1, "{}")).at("/store").asText()).isEqualTo("S002");
        assertThat(mapping.apply(new TestRow(2, "{}")).at("/store").asText()).isEqualTo("S001");
        assertThat(mapping.apply(new TestRow(2, "{}")).at("/touchpoint").asText())
                .isEqualTo("a,b");
    }

    @Test
    void emptyCellsSayNothingAndARecordWithoutRatingHasNoScale() throws Exception {
        Mapping mapping = Mapping.of(
                List.of("comment=text", "rating.value=stars"),
                List.of("store=S001", "touchpoint=x", "rating.metric=csat", "rating.min=1", "rating.max=5"));
        assertThat(mapping.apply(new TestRow(0, "{'text':'fine','stars':' '}")))
                .isEqualTo(json("{'comment':'fine','store':'S001','touchpoint':'x'}"));
    }

    @Test
    void whatFeedbackDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> Mapping.of(List.of("coment=1"), PLACE))
                .hasMessageStartingWith("feedback has no field 'coment'");
        assertThatThrownBy(() -> Mapping.of(List.of("comment=1", "attributes.=2"), PLACE))
                .hasMessageStartingWith("feedback has no field 'attributes.'");
        assertThatThrownBy(() -> Mapping.of(List.of("comment"), PLACE)).hasMessageContaining("not 'comment'");
        assertThatThrownBy(() -> Mapping.of(List.of("comment=1", "comment=2"), PLACE))
                .hasMessage("'comment' is given twice");
        assertThatThrownBy(() ->
                        Mapping.of(List.of("comment=1"), List.of("store=S1", "touchpoint=x", "goalAchieved=perhaps")))
                .hasMessage("--set goalAchieved: 'perhaps' is neither true nor false");
    }

    @Test
    void whatFeedbackNeedsIsAskedForBeforeAnythingIsSent() {
        assertThatThrownBy(() -> Mapping.of(List.of("language=1"), List.of()))
                .hasMessage("no --map and no --set for: store, touchpoint, comment (or rating.value, or reasons)");
        assertThatThrownBy(() -> Mapping.of(List.of("rating.value=1"), PLACE))
                .hasMessage("no --map and no --set for: rating.metric, rating.min, rating.max");
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** A record of one line, written as JSON with single quotes. */
    record TestRow(long ordinal, String content) implements Row {

        @Override
        public long line() {
            return ordinal + 1;
        }

        @Override
        public int lines() {
            return 1;
        }

        @Override
        public JsonNode value(String source) {
            return json(content).path(source);
        }
    }
}
