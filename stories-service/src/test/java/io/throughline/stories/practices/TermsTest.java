package io.throughline.stories.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static final List<String> UMBRELLAS = List.of(
            "She walked me to my car with an umbrella.",
            "He held the umbrella over us.",
            "The umbrella lady walked me over.",
            "Got walked to the bus under his umbrella, thanks Marga!");

    private final List<String> all = new ArrayList<>(UMBRELLAS);

    TermsTest() {
        for (int i = 0; i < 20; i++) {
            all.add("She carried the bag to my car and thanked me.");
        }
    }

    @Test
    void wordsThatStandOftenerThanElsewhereSetApart() {
        assertThat(Terms.of(all).settingApart(UMBRELLAS)).startsWith("umbrella").contains("walked");
    }

    @Test
    void wordsOfAllDoNot() {
        assertThat(Terms.of(all).settingApart(UMBRELLAS)).doesNotContain("the", "she", "car");
    }

    @Test
    void aWordOfOneCustomerIsNotTold() {
        assertThat(Terms.of(all).settingApart(UMBRELLAS)).doesNotContain("marga");
    }

    @Test
    void whoDidItIsNotToldHoweverManyNameThem() {
        List<String> petra = List.of(
                "Asked Petra for a wine and she wrote a card.",
                "Our Petra wrote the dish onto the wine's card.",
                "petra wrote which wine goes with it.",
                "Thanks to Petra, who wrote the wine card for us.");
        List<String> told = new ArrayList<>(all);
        told.addAll(petra);
        assertThat(Terms.of(told).settingApart(petra)).contains("wine", "wrote").doesNotContain("petra");
    }
}
