package io.throughline.traffic.scenario.text;

import java.util.List;
import java.util.Locale;

/** What becomes of a text between a head and a screen: haste, thumbs, no interest in commas. */
final class Handwriting {

    private static final List<String> EMOJI = List.of(
            "\uD83D\uDE00",
            "\uD83D\uDE4F",
            "\u2764\uFE0F",
            "\uD83D\uDC4D",
            "\uD83D\uDE0A",
            "\uD83D\uDC4F",
            "\uD83D\uDE02",
            "\uD83E\uDD70");
    private static final List<String> SAD =
            List.of("\uD83D\uDE21", "\uD83D\uDC4E", "\uD83D\uDE12", "\uD83D\uDE44", "\uD83D\uDE24", "\uD83E\uDD26");

    private final Draw draw;

    Handwriting(Draw draw) {
        this.draw = draw;
    }

    /** @param hasty on a kiosk's or a phone's keys rather than at a desk */
    String of(String text, boolean pleased, boolean hasty) {
        String written = text;
        double care = draw.share() * (hasty ? 0.8 : 1.1);
        if (care < 0.22) {
            written = written.toLowerCase(Locale.ROOT);
        } else if (care < 0.23) {
            written = written.toUpperCase(Locale.ROOT);
        }
        if (care < 0.40 && draw.chance(0.5)) {
            written = written.replace("'", "");
        }
        if (care < 0.30 && draw.chance(0.4)) {
            written = written.replace(",", "");
        }
        if (care < 0.45) {
            written = typos(written, draw.between(0, 1 + written.length() / 90));
        }
        return ending(written, care, pleased);
    }

    private String ending(String text, double care, boolean pleased) {
        String written = text;
        if (care < 0.55 && draw.chance(0.55) && written.endsWith(".")) {
            written = written.substring(0, written.length() - 1);
        }
        if (draw.chance(0.07)) {
            written = written.replaceAll("[.]$", "") + "!".repeat(draw.between(1, 3));
        } else if (draw.chance(0.02)) {
            written = written.replaceAll("[.]$", "") + "...";
        }
        if (draw.chance(0.05)) {
            written = written + " " + draw.pick(pleased ? EMOJI : SAD);
        }
        return written;
    }

    private String typos(String text, int count) {
        StringBuilder written = new StringBuilder(text);
        for (int i = 0; i < count; i++) {
            int at = draw.between(1, Math.max(1, written.length() - 3));
            if (at + 1 >= written.length()
                    || !Character.isLowerCase(written.charAt(at))
                    || !Character.isLowerCase(written.charAt(at + 1))) {
                continue;
            }
            switch (draw.between(0, 3)) {
                case 0 -> {
                    char first = written.charAt(at);
                    written.setCharAt(at, written.charAt(at + 1));
                    written.setCharAt(at + 1, first);
                }
                case 1 -> written.deleteCharAt(at);
                case 2 -> written.insert(at, written.charAt(at));
                default -> written.setCharAt(at, neighbour(written.charAt(at)));
            }
        }
        return written.toString();
    }

    private char neighbour(char key) {
        for (String row : List.of("qwertyuiop", "asdfghjkl", "zxcvbnm")) {
            int at = row.indexOf(key);
            if (at >= 0) {
                return row.charAt(at == 0 ? 1 : at - 1);
            }
        }
        return key;
    }
}
