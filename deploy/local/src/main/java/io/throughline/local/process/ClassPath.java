package io.throughline.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How to start a JVM with this module's classes and its libraries, the broker's among them, whatever the class path of the JVM at hand. */
public final class ClassPath {

    private static final String RESOURCE = "/io/throughline/local/children.classpath";

    private ClassPath() {}

    public static String ofThisModule() {
        try (InputStream in = ClassPath.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new StartFailure("deploy/local is not built: " + RESOURCE + " is missing");
            }
            Path own = Path.of(ClassPath.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own
                    + System.getProperty("path.separator")
                    + new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The java program that runs this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
