package io.throughline.benchmarks.standards;

import io.throughline.local.Tokens;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is asked of a catalogue: each time of another store, role and day of the last two years. */
final class Questions {

    /** So many that one comes back only after half a minute at 500/s; nothing that is kept for an answer lasts as long. */
    private static final int COUNT = 15_000;

    /** To sign a token takes a millisecond or two. */
    private static final int ASSOCIATES = 1_000;

    private static final int DAYS = 730;
    private static final int MINUTES_A_DAY = 24 * 60;

    /** A benchmark is longer than the hour that tokens are usually valid. */
    private static final Duration VALID = Duration.ofHours(12);

    /** Words that stand in about one standard of five to one of twenty. */
    private static final int COMMON_FIRST = 50;

    private static final int COMMON_LAST = 190;

    /** Words that stand in one standard of two hundred or fewer. */
    private static final int RARE_FIRST = 2_000;

    private static final int RARE_LAST = 12_000;

    private final URI service;
    private final Tokens tokens;
    private final Catalogue catalogue;
    private final List<String> common;
    private final List<String> rare;
    private final SplittableRandom random = new SplittableRandom();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String headOffice;

    /** @param service its address */
    Questions(URI service, Tokens tokens, Catalogue catalogue, Connection connection) throws SQLException {
        this.service = service;
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.common = Catalogue.words(connection, COMMON_FIRST, COMMON_LAST);
        this.rare = Catalogue.words(connection, RARE_FIRST, RARE_LAST);
        this.headOffice = headOffice(tokens, catalogue, "reader");
    }

    static String headOffice(Tokens tokens, Catalogue catalogue, String person) {
        return tokens.draft(person)
                .organization(catalogue.organization())
                .roles("head-office")
                .validFor(VALID)
                .sign();
    }

    /** What holds in a store for a role on a day, asked by head office. */
    List<Question> asOf() {
        return many(() -> ofAStore("", store(), headOffice, day()));
    }

    /** The same, asked by people of the stores. */
    List<Question> asOfByAssociates() {
        record Associate(String store, String token) {}
        List<Associate> associates = Stream.generate(this::store)
                .limit(ASSOCIATES)
                .map(store -> new Associate(
                        store,
                        tokens.draft("associate-of-" + store)
                                .organization(catalogue.organization())
                                .roles("associate")
                                .stores(store)
                                .validFor(VALID)
                                .sign()))
                .toList();
        return many(() -> {
            Associate one = one(associates);
            return ofAStore("", one.store(), one.token(), day());
        });
    }

    /** The same, as it was known at a time of the last two years. */
    List<Question> knownAt() {
        return many(() -> {
            LocalDate day = day();
            String knownAt = today.minusDays(1L + random.nextInt(DAYS))
                    .atStartOfDay()
                    .plusMinutes(random.nextInt(MINUTES_A_DAY))
                    .toString();
            return ofAStore("&knownAt=" + knownAt + ":00Z", store(), headOffice, day);
        });
    }

    /** Two words, of every other one rare. */
    List<Question> search() {
        return many(() -> new Question(address("q=" + words()), headOffice, null, null));
    }

    /** Two words in what holds in a store for a role on a day; two common ones: of rare ones none may be found. */
    List<Question> searchInAStore() {
        return many(() -> ofAStore("&q=" + one(common) + "%20" + one(common), store(), headOffice, day()));
    }

    /** Always the same list. */
    Question same() {
        return ofAStore("", Catalogue.storeCode(1), headOffice, today);
    }

    private Question ofAStore(String more, String store, String token, LocalDate day) {
        String role = one(Catalogue.ROLES);
        return new Question(
                address("store=" + store + "&role=" + role + "&asOf=" + day + "&limit=50" + more), token, role, day);
    }

    private URI address(String query) {
        return service.resolve("/v1/standards?" + query);
    }

    private static List<Question> many(Supplier<Question> one) {
        List<Question> questions = new ArrayList<>();
        IntStream.range(0, COUNT).forEach(i -> questions.add(one.get()));
        return questions;
    }

    private String words() {
        return one(common) + "%20" + one(random.nextBoolean() ? common : rare);
    }

    private String store() {
        return Catalogue.storeCode(1 + random.nextInt(catalogue.stores()));
    }

    private LocalDate day() {
        return today.minusDays(random.nextInt(DAYS));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
