package io.throughline.local.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** In the place of both services, for tests of the command that starts them: says that it is ready, and makes whatever it is asked to. */
public final class StandIn {

    private StandIn() {}

    public static void main(String[] args) throws IOException {
        if (System.getenv("DATABASE_URL").endsWith(System.getProperty("refuses", "/none"))) {
            System.out.println("this service refuses to start");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("HTTP_HOST"), port), 0);
        server.createContext("/q/health/ready", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/", exchange -> {
            boolean makes = exchange.getRequestMethod().equals("POST");
            String made = "{\"id\":\"" + UUID.randomUUID() + "\",\"key\":\"tl_stand-in\",\"name\":\"demo kiosk\"}";
            answer(exchange, makes ? 201 : 200, makes ? made : "{\"items\":[" + made + "]}");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
