package io.throughline.feedback.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private static final String GIVEN = """
            {'id': 'a', 'store': 'S1', 'collectedAt': '2026-11-21T10:00:00+01:00', 'comment': 'ab', 'goalAchieved': true,
             'rating': {'metric': 'csat', 'value': 4, 'min': 1, 'max': 5}, 'reasons': ['x', 'y'], 'attributes': {'a': 'b', 'c': 'd'}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id': 'a' -> 'id': 'b'",
                "'id': 'a', -> ",
                "'id': 'a' -> 'id': 'a', 'sentAt': '2026-11-21T09:00:09Z'",
                "'id': 'a' -> 'id': 'a', 'goal': null",
                "{'id': 'a', 'store': 'S1', -> {'store': 'S1', 'id': 'a',",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T09:00:00Z",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T09:00:00.000Z",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T09:00:00.000999Z",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T14:30:00+05:30",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T09:00Z",
                "'value': 4 -> 'value': 4.0",
                "'value': 4 -> 'value': 40e-1",
                "'value': 4 -> 'value': 0.4E+1",
                "'min': 1, 'max': 5 -> 'max': 5, 'min': 1",
                "'max': 5 -> 'max': 5, 'step': null",
                "'a': 'b', 'c': 'd' -> 'c': 'd', 'a': 'b'",
                "'c': 'd' -> 'c': 'd', 'e': null",
                "'ab' -> '\\u0061b'",
                "', ' -> ' ,  '",
            })
    void theSameContentInAnotherFormIsTheSame(String change) {
        assertThat(digest(changed(change))).isEqualTo(digest(GIVEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'S1' -> 's1'",
                "'ab' -> 'ab '",
                "'ab' -> 'Ab'",
                "'ab' -> ''",
                "'ab' -> null",
                "'comment': 'ab', -> ",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T10:00:00.001+01:00",
                "2026-11-21T10:00:00+01:00 -> 2026-11-21T10:00:00Z",
                "'value': 4 -> 'value': 5",
                "'value': 4 -> 'value': 4.000001",
                "'value': 4 -> 'value': '4'",
                "'min': 1, 'max': 5 -> 'min': 5, 'max': 1",
                "'metric': 'csat' -> 'metric': 'ces'",
                "true -> false",
                "true -> 'true'",
                "'reasons': ['x', 'y'] -> 'reasons': ['y', 'x']",
                "'reasons': ['x', 'y'] -> 'reasons': ['xy']",
                "'reasons': ['x', 'y'] -> 'reasons': ['x']",
                "'reasons': ['x', 'y'] -> 'reasons': ['x', 'y', 'z']",
                "'a': 'b', 'c': 'd' -> 'a': 'd', 'c': 'b'",
                "'c': 'd' -> 'c': 'd', 'e': ''",
                "'attributes': {'a': 'b', 'c': 'd'} -> 'a': 'b', 'c': 'd'",
                // an id or a sending time within is content
                "'c': 'd' -> 'c': 'd', 'id': 'a'",
                "'c': 'd' -> 'c': 'd', 'sentAt': '2026-11-21T09:00:09Z'",
                "'id': 'a' -> 'id': 'a', 'customer': 'c'",
                "'id': 'a' -> 'id': 'a', 'employee': 'e'",
                "'id': 'a' -> 'id': 'a', 'device': 'k'",
            })
    void otherContentIsNot(String change) {
        assertThat(digest(changed(change))).isNotEqualTo(digest(GIVEN));
    }

    @Test
    void textsCannotImitateStructure() {
        assertThat(digest("{'a':'1','b':'2'}")).isNotEqualTo(digest("{'a':'1,\\'1\\'b:\\'1\\'2'}"));
        assertThat(digest("{'a':['x','y']}")).isNotEqualTo(digest("{'a':['x,\\'1\\'y']}"));
        assertThat(digest("{'a':1}")).isNotEqualTo(digest("{'a':'1'}"));
        assertThat(digest("{'a':{}}")).isNotEqualTo(digest("{'a':[]}"));
        assertThat(digest("{'a':'true'}")).isNotEqualTo(digest("{'a':true}"));
    }

    private static String changed(String change) {
        String[] fromAndTo = change.split(" ->", 2);
        assertThat(GIVEN).contains(fromAndTo[0]);
        return GIVEN.replace(fromAndTo[0], fromAndTo[1].isBlank() ? "" : fromAndTo[1].substring(1));
    }

    /** @param json with single quotes */
    private static byte[] digest(String json) {
        try {
            return CanonicalForm.digest(
                    JsonInput.parseObject(json.replace('\'', '"').getBytes(UTF_8)));
        } catch (MalformedJsonException malformed) {
            throw new AssertionError(json, malformed);
        }
    }
}
