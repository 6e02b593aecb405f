// Bounded: 20 seconds; holds up its own end.
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { try { Thread.sleep(20_000); } catch (InterruptedException e) { } }));
        Thread.sleep(20_000);
    }
}
