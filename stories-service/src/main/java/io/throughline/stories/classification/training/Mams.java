package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Sentences of restaurants' reviews with a polarity for each aspect that they tell of: MAMS-ACSA (Jiang et al., "A Challenge Dataset and
 * Effective Models for Aspect-Based Sentiment Analysis", EMNLP 2019; Apache-2.0), {@code train.xml} and {@code val.xml}.
 *
 * @param aspects polarity by category
 */
record Mams(String text, Map<String, Sentiment> aspects) {

    /** What each of its categories is in the words of the taxonomy; what is on the menu is no retailer's. */
    static final Map<String, Set<String>> THEMES = Map.of(
            "staff", Set.of("staff-attitude", "staff-help", "product-knowledge"),
            "service", Set.of("waiting", "staff-help", "staff-attitude", "problem-resolution", "delivery-pickup"),
            "price", Set.of("price-promotions"),
            "place", Set.of("store-environment", "accessibility"),
            "ambience", Set.of("store-environment"),
            "food", Set.of("product-quality"));

    /** @throws IllegalArgumentException when the file is not in the data set's format */
    static List<Mams> read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList sentences =
                    factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("sentence");
            List<Mams> read = new ArrayList<>();
            for (int i = 0; i < sentences.getLength(); i++) {
                read.add(sentence((Element) sentences.item(i)));
            }
            return read;
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IllegalArgumentException(
                    file.getFileName() + " is not MAMS-ACSA: " + broken.getMessage(), broken);
        }
    }

    private static Mams sentence(Element sentence) {
        Map<String, Sentiment> aspects = new LinkedHashMap<>();
        NodeList categories = sentence.getElementsByTagName("aspectCategory");
        for (int i = 0; i < categories.getLength(); i++) {
            Element category = (Element) categories.item(i);
            aspects.put(category.getAttribute("category"), Sentiment.of(category.getAttribute("polarity")));
        }
        return new Mams(sentence.getElementsByTagName("text").item(0).getTextContent(), aspects);
    }
}
