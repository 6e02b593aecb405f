// Other programs, other processes, native code.
import java.util.*;
public class Main {
    public static void main(String[] args) {
        long victim = Long.parseLong(args[5]);
        attempt(() -> new ProcessBuilder("/bin/sh", "-c", "id").start());
        attempt(() -> Runtime.getRuntime().exec(new String[] {"/bin/cat", args[0]}));
        attempt(() -> new ProcessBuilder("/usr/bin/unshare", "-r", "id").start());
        attempt(() -> new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start());
        attempt(() -> { if (!ProcessHandle.of(victim).get().destroyForcibly()) throw new Error(); return "killed"; });
        attempt(() -> { if (!ProcessHandle.current().parent().get().destroyForcibly()) throw new Error(); return "killed"; });
        attempt(() -> ProcessHandle.of(victim).get().info().commandLine().get());
        attempt(() -> { System.load(args[0]); return "loaded"; });
        System.exit(0);
    }
    interface Attempt { Object make() throws Throwable; }
    static void attempt(Attempt attempt) {
        try { System.out.println("reached " + attempt.make()); } catch (Throwable refused) { }
    }
}
