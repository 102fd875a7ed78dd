package io.throughline.feedback.sources;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The origin of a web page (RFC 6454), as browsers send it: scheme, host and a port that is not the scheme's own. */
final class WebOrigin {

    private static final Pattern FORM =
            Pattern.compile("(https?)://(\\[::1]|[a-z0-9-]+(?:\\.[a-z0-9-]+)*)(?::(\\d{1,5}))?");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    private WebOrigin() {}

    /** @return null for what is none, and for one without TLS that is not this machine's own */
    static String parse(String text) {
        Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        boolean tls = parts.group(1).equals("https");
        if (!tls && !THIS_MACHINE.matcher(parts.group(2)).matches()) {
            return null;
        }
        String withoutPort = parts.group(1) + "://" + parts.group(2);
        if (parts.group(3) == null) {
            return withoutPort;
        }
        int port = Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65_535) {
            return null;
        }
        return port == (tls ? 443 : 80) ? withoutPort : withoutPort + ":" + port;
    }
}
