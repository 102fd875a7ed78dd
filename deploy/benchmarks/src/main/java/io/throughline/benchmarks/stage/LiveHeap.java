package io.throughline.benchmarks.stage;

import io.throughline.local.ServiceProcess;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a service's heap holds that is in use: a heap of a fixed size hides a leak from the resident memory. */
public final class LiveHeap {

    private static final Pattern USED =
            Pattern.compile("^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private LiveHeap() {}

    /** Bytes after a full collection. */
    public static double bytes(ServiceProcess service) throws InterruptedException {
        collect(service.process().pid());
        try {
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(service.uri("/q/metrics")).build(), BodyHandlers.ofString())
                    .body();
            return used(metrics);
        } catch (IOException e) {
            throw new StartFailure("the service's metrics cannot be read: " + e, e);
        }
    }

    static double used(String metrics) {
        return USED.matcher(metrics)
                .results()
                .mapToDouble(pool -> Double.parseDouble(pool.group(1)))
                .sum();
    }

    private static void collect(long pid) throws InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            int code = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new StartFailure("jcmd GC.run ended with exit code " + code);
            }
        } catch (IOException e) {
            throw new StartFailure("jcmd could not be started: " + e.getMessage(), e);
        }
    }
}
