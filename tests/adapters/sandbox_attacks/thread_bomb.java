// Bounded: 2000 threads of three seconds.
public class Main {
    public static void main(String[] args) {
        for (int i = 0; i < 2000; i++)
            new Thread(() -> { try { Thread.sleep(3000); } catch (InterruptedException e) { } }).start();
    }
}
