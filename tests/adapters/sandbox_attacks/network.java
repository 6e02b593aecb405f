// TCP, UDP, unix sockets, name look-ups, a server.
import java.net.*;
import java.net.http.*;
import java.nio.channels.*;
import java.nio.file.Path;
public class Main {
    public static void main(String[] args) {
        int tcp = Integer.parseInt(args[2]), udp = Integer.parseInt(args[3]);
        attempt(() -> new Socket("127.0.0.1", tcp));
        attempt(() -> new Socket("::1", tcp));
        attempt(() -> SocketChannel.open(UnixDomainSocketAddress.of(Path.of(args[1]))));
        attempt(() -> { new DatagramSocket().send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), udp)); return 1; });
        attempt(() -> new ServerSocket(0));
        attempt(() -> new URL("http://127.0.0.1:" + tcp).openStream());
        attempt(() -> HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tcp)).build(),
            HttpResponse.BodyHandlers.ofString()));
        System.exit(0);
    }
    interface Attempt { Object make() throws Throwable; }
    static void attempt(Attempt attempt) {
        try { System.out.println("reached " + attempt.make()); } catch (Throwable refused) { }
    }
}
