// Bounded: ten short processes.
public class Main {
    public static void main(String[] args) {
        for (int i = 0; i < 10; i++)
            try {
                new ProcessBuilder("/bin/sleep", "2").start();
                System.out.println("reached");
            } catch (Exception refused) { }
    }
}
