package io.throughline.traffic.access;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times and rates as a person types them. */
public final class Units {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(?:/s)?");

    private Units() {}

    /** {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}. */
    public static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw new TypeConversionException("'" + text + "' is not a time such as 30s or 2m");
            }
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }

    /** Items a second: {@code 50/s} or {@code 50}. */
    public static final class Rate implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            Matcher rate = RATE.matcher(text);
            if (!rate.matches() || Double.parseDouble(rate.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is not a rate such as 50/s");
            }
            return Double.parseDouble(rate.group(1));
        }
    }
}
