package io.throughline.stories.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private final Languages languages = new Languages();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        de | Das Personal war sehr freundlich und hilfsbereit.
        de | zu teuer
        fr | Le service est trop lent, je ne reviendrai pas.
        es | La cajera fue muy amable conmigo.
        it | Il personale è gentile ma i prezzi sono alti.
        nl | De medewerkers waren erg vriendelijk en het was schoon.
        pl | Obsługa była bardzo miła, dziękuję.
        tr | Personel çok ilgili, teşekkürler.
        pt | O atendimento foi muito bom, obrigado.
        sv | Personalen var mycket trevlig, tack.
        ru | Очень вежливый персонал
        zh | 服务很好
        ja | とても親切でした
        ar | الخدمة كانت ممتازة
        """)
    void aPlainSentenceIsRecognized(String language, String text) {
        assertThat(languages.of(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "Super",
                "top",
                "The cashier was rude",
                "Excellent customer service experience",
                "gr8 m8",
                "I want to die, the music is so bad",
                "Café was closed",
                "no",
                "Ikea has nicer lamps",
                "Very pleased with Señor Gómez from the deli",
                "asdfgh",
                "in and out",
                "so good",
                "cheap"
            })
    void englishAndWhatCouldBeEnglishIsEnglish(String text) {
        assertThat(languages.of(text, null)).isEqualTo("en");
    }

    @Test
    void whatCouldBeBothIsWhatTheClientDeclared() {
        assertThat(languages.of("Super", "de-AT")).isEqualTo("de");
        assertThat(languages.of("Super", "en-GB")).isEqualTo("en");
    }

    @Test
    void aWrongDeclarationDoesNotHideEnglish() {
        assertThat(languages.of("The staff were not helpful at all and the shop was dirty.", "de"))
                .isEqualTo("en");
    }

    @Test
    void onlyEnglishIsMeasured() {
        assertThat(Languages.measured("en")).isTrue();
        assertThat(Languages.measured("de")).isFalse();
        assertThat(Languages.measured(Languages.UNDETERMINED)).isFalse();
    }
}
