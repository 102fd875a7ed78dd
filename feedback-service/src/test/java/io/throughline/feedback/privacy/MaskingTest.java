package io.throughline.feedback.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private final Masking masking = new Masking();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to jo.doe+shop@example.co.uk please | write to [e-mail] please",
                "call 020 7946 0958 after five | call [phone] after five",
                "call +44 (0)20 7946-0958 | call [phone]",
                "my number is 0171/2345678. | my number is [phone].",
                "phone (555) 010-4477 today | phone [phone] today",
                "06 12 34 56 78 is mine | [phone] is mine",
                "ring 030-12-3456789 | ring [phone]",
                "ring 0049 (30) 123456, thanks | ring [phone], thanks",
                "card 4111 1111 1111 1111 was charged | card [card] was charged",
                "card 5500-0000-0000-0004 | card [card]",
                "refund to DE89 3704 0044 0532 0130 00 please | refund to [iban] please",
                "GB82WEST12345698765432 | [iban]",
                "I live at 12 High Street nearby | I live at [address] nearby",
                "wohne Hauptstraße 12a in der Nähe | wohne [address] in der Nähe",
                "j'habite 5 rue de la Paix | j'habite [address]",
            })
    void whatIdentifiesAPersonIsMasked(String text, String masked) {
        assertThat(masking.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I waited 25 minutes at till 4 on 21.11.2026",
                "bought 12 plates for 49.99 and got 3 back",
                "order 1234567 was late",
                "the kettle 2400 W, model KX-200, article 4006381333931",
                "on 2026-11-21 between 10:15 and 11:30",
                "opened 24/7, 365 days",
                "he knew all 1,000,000 parts",
                "size 42 or 43 in aisle 7, row 12",
                "she found it @ the back",
                "Best street food corner, 5 stars",
            })
    void whatDoesNotIsLeftAlone(String text) {
        assertThat(masking.mask(text)).isEqualTo(text);
    }

    @Test
    void aLongTextMadeToHurtTakesNoTime() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            masking.mask("1 ".repeat(5_000));
            masking.mask(("1".repeat(35) + " ").repeat(280));
            masking.mask("1234567890a ".repeat(830));
            masking.mask("a".repeat(9_000) + "@" + "b.".repeat(500));
            masking.mask("DE89 ".repeat(2_000));
            masking.mask("1 A ".repeat(2_500));
        });
    }
}
