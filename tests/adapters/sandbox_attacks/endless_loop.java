// Bounded: 20 seconds, on four threads.
public class Main {
    public static void main(String[] args) {
        long end = System.currentTimeMillis() + 20_000;
        for (int i = 0; i < 4; i++) new Thread(() -> { while (System.currentTimeMillis() < end) { } }).start();
    }
}
