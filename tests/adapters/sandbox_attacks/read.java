// Secrets, accounts, environments and other processes.
import java.nio.file.*;
import java.util.*;
public class Main {
    public static void main(String[] args) {
        String secret = args[0], victim = args[5];
        long host = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
        for (String file : List.of(secret, "/etc/passwd", "/etc/shadow", "/proc/" + victim + "/environ",
                "/proc/" + victim + "/cmdline", "/proc/" + host + "/environ", "/proc/1/environ",
                "/proc/self/root/etc/passwd", "/proc/self/cwd/../../etc/passwd"))
            attempt(() -> file + new String(Files.readAllBytes(Path.of(file))));
        for (String folder : List.of("/", "/home", "/root", "/proc", "..", Path.of(secret).getParent().toString()))
            attempt(() -> Arrays.toString(new java.io.File(folder).list()).replace("null", "").substring(1));
        if (!System.getenv().isEmpty()) System.out.println("reached " + System.getenv());
        attempt(() -> new String(Files.readAllBytes(Path.of("/proc/self/environ"))).charAt(0));
        for (int i = 3; i < 256; i++) {
            String descriptor = "/proc/self/fd/" + i;
            attempt(() -> check(Files.readSymbolicLink(Path.of(descriptor)).toString()));
        }
    }
    /** What the Java machine opens itself does not count. */
    static String check(String target) {
        for (String own : new String[] {"/usr/lib/jvm/", "/lib/", "/dev/", "anon_inode:", "socket:"})
            if (target.contains(own)) throw new Error();
        return target;
    }
    interface Attempt { Object make() throws Throwable; }
    static void attempt(Attempt attempt) {
        try { System.out.println("reached " + attempt.make()); } catch (Throwable refused) { }
    }
}
