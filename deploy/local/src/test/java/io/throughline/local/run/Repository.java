package io.throughline.local.run;

import io.throughline.local.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A directory laid out like the repository after a build: the real run command on the real parts, with stand-ins for the services. */
final class Repository {

    private final Path root;

    Repository(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("deploy/local"));
        Files.copy(Path.of("../run"), root.resolve("deploy/run"));
        Files.createSymbolicLink(
                root.resolve("deploy/local/target"), Path.of("target").toAbsolutePath());
        for (Service service : Service.values()) {
            writeStandIn(service);
        }
    }

    /** Takes the link to the real build's results away, before the directory is cleared. */
    void unlink() throws IOException {
        Files.delete(root.resolve("deploy/local/target"));
    }

    Path root() {
        return root;
    }

    Path jar(Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private void writeStandIn(Service service) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        Files.createDirectories(jar(service).getParent());
        try (OutputStream file = Files.newOutputStream(jar(service));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            String entry = StandIn.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new ZipEntry(entry));
            StandIn.class.getResourceAsStream("/" + entry).transferTo(jar);
            jar.closeEntry();
        }
    }
}
