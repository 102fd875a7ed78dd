package io.throughline.traffic.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts a file's lines, for the progress bar. Reading a file twice is nothing beside sending it. */
public final class LineCount {

    private LineCount() {}

    public static long of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long lines = 0;
            byte last = '\n';
            for (int some = in.read(buffer); some > 0; some = in.read(buffer)) {
                for (int i = 0; i < some; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[some - 1];
            }
            return last == '\n' ? lines : lines + 1;
        }
    }
}
